import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isOnPath } from '../tools/browsers.mjs';
import { run } from '../tools/run.mjs';
import { startDemo } from './demo.mjs';
import { readPanel } from './read-panel.mjs';
import { startScreen } from './screen.mjs';

// `node test/demo/picture.mjs [mail]`: the README's picture, a mail with the real side panel beside it.

const LIMIT = 200_000;
const size = { width: 1280, height: 840 };
const target = fileURLToPath(new URL('./regard.png', import.meta.url));
const names = ['Niamh Kearney', 'Stefan Gruber', 'Camille Vasseur'];
const mail = Number(process.argv[2] ?? 2);
const bytes = async () => (await stat(target)).size;

if (['Xvfb', 'import'].every(isOnPath)) await pictureOfWindow();
else await pictureOfBoth();
if (isOnPath('convert') && (await bytes()) > LIMIT) await run('convert', [target, '-dither', 'none', '-colors', '255', `png8:${target}`]);
process.stdout.write(`${target}, ${Math.round((await bytes()) / 1000)} kB\n`);

/** A real window on a screen that nobody sees. */
async function pictureOfWindow() {
  const screen = await startScreen(size);
  try {
    const demo = await startDemo({
      headless: false,
      size,
      colorScheme: 'light',
      env: { ...process.env, DISPLAY: screen.display },
    });
    try {
      await maximise(demo);
      await settle(demo);
      await run('import', ['-display', screen.display, '-window', 'root', target]);
    } finally {
      await demo.close();
    }
  } finally {
    await screen.close();
  }
}

/** Without a frame around it. @param {import('./demo.mjs').Demo} demo */
async function maximise({ browser, page }) {
  const session = await browser.context.newCDPSession(page);
  const { windowId } = await session.send('Browser.getWindowForTarget');
  await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'maximized' } });
  await session.detach();
}

/** Where there is no such screen: page and panel as they are, put side by side. */
async function pictureOfBoth() {
  const panelWidth = 384;
  const demo = await startDemo({ headless: true, size: { width: size.width - panelWidth - 1, height: size.height }, colorScheme: 'light' });
  try {
    await settle(demo);
    const page = await demo.page.screenshot();
    const { page: panel, release } = await demo.browser.panel();
    await panel.setViewportSize({ width: panelWidth, height: size.height });
    const beside = await panel.screenshot();
    await release();
    const canvas = await demo.browser.context.newPage();
    await canvas.setViewportSize(size);
    await canvas.setContent(
      `<body style="display:flex;gap:1px;margin:0;background:#c8ccd6">${[page, beside].map((image) => `<img src="data:image/png;base64,${image.toString('base64')}">`).join('')}`,
    );
    await canvas.screenshot({ path: target });
  } finally {
    await demo.close();
  }
}

/** Waits until the panel shows the one who wrote. @param {import('./demo.mjs').Demo} demo */
async function settle({ browser, open }) {
  await open(mail);
  const { page: panel, release } = await browser.panel();
  await readPanel(panel, names[mail - 1] ?? '');
  await release();
}
