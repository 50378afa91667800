import type { Page } from 'playwright';
import { customerOf, expect, type Regard, test } from './regard';

/** A desk that nobody knows: its words are no mail's, and its first address is the agent's. */
const desk = (customer: string, ticket: number) => `<!doctype html><html lang="xx"><title>Deskulo</title>
<body><h1>Bileto ${ticket}</h1><p id="clicks">0</p>
<div class="css-${ticket}x9"><dl><dt>Deĵoranto</dt><dd>petra.lind@northlight-tools.example</dd><dt>Mendanto</dt><dd>${customer}</dd></dl></div>
<p>Ni petas respondon al <a href="mailto:eve@evil.example">Eve</a>.</p><textarea>me@draft.example</textarea>
<script>addEventListener('click', () => { document.getElementById('clicks').textContent++; }); addEventListener('keydown', () => { document.getElementById('clicks').textContent++; })</script>`;

/** The same desk, where a page around it shows the ticket in a frame, and where a component keeps it to itself. */
const around: Readonly<Record<string, (customer: string, ticket: number) => string>> = {
  bileto: desk,
  fenestro: (_, ticket) =>
    `<!doctype html><html lang="xx"><title>Deskulo</title><body><p>petra.lind@northlight-tools.example</p><p style="block-size: 90px"></p>
    <iframe title="Bileto" src="/bileto/${ticket}" style="inline-size: 90%; block-size: 400px; margin: 30px"></iframe>`,
  komponento: (customer, ticket) =>
    `<!doctype html><html lang="xx"><title>Deskulo</title><body><p>petra.lind@northlight-tools.example</p><bileto-vido></bileto-vido>
    <script>document.querySelector('bileto-vido').attachShadow({ mode: 'open' }).innerHTML =
      \`<h1>Bileto ${ticket}</h1><div class="mendanto"><span>${customer}</span></div>\`</script>`,
};

const customers: Readonly<Record<string, string>> = {
  '4312': 'niamh.kearney@kestrel-boatyard.example',
  '77': 's.gruber@ferrum-metallbau.example',
};

async function openDesk({ context }: Regard, ticket: string, kind = 'bileto'): Promise<Page> {
  const page = await context.newPage();
  await context.route('https://desk.workshop.example/**', (route) => {
    const [, shape = '', number = ''] = /(\w+)\/(\d+)$/.exec(route.request().url()) ?? [];
    const body = around[shape]?.(customers[number] ?? '', Number(number)) ?? '';
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
  });
  await page.goto(`https://desk.workshop.example/${kind}/${ticket}`);
  return page;
}

const offer = (panel: Page) => panel.getByRole('button', { name: /Show me (the customer’s|their) address/ });

/** What the page gives the browser to save. The look at the panel is a connection of its own, and takes downloads away from this one. */
async function savedBy(page: Page, save: () => Promise<void>): Promise<string> {
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (file: Blob) => {
      Object.assign(window, { saved: file.text() });
      return make(file);
    };
  });
  await save();
  return page.evaluate(() => (window as unknown as { saved: Promise<string> }).saved);
}

test('learns by one click where a site names the customer, and reads its other pages by it', async ({ withSample }) => {
  const page = await openDesk(withSample, '4312');
  const panel = await withSample.panelBeside(page);
  await expect(offer(panel)).toBeVisible();
  await expect(customerOf(panel)).not.toHaveText('Niamh Kearney');
  await offer(panel).click();
  await expect(panel.getByText(/Now click the customer’s mail address/)).toBeVisible();
  const before = await page.content();
  await page.getByText('niamh.kearney').click();
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  await expect(panel.getByText(/stands where you showed/)).toBeVisible();
  // The page was pointed at, not pressed, and is as it was.
  await expect(page.locator('#clicks')).toHaveText('0');
  expect(before.replace(/<div style="position: fixed[^>]*><\/div>/, '')).toBe(await page.content());

  await page.goto('https://desk.workshop.example/bileto/77');
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');

  const options = await withSample.ourPage('options.html');
  const taught = options.getByRole('region', { name: 'Pages you taught' });
  await expect(taught).toContainText('desk.workshop.example/bileto/*');
  const text = await savedBy(options, () => taught.getByRole('button', { name: 'Save as a file' }).click());
  expect(text).toContain('bileto');
  expect(text).not.toMatch(/niamh|kestrel|@/i);
  await taught.getByRole('button', { name: /^Remove desk/ }).click();
  await expect(taught).not.toContainText('bileto');
  await page.bringToFront();
  await expect(customerOf(panel)).not.toHaveText('Stefan Gruber');
  await taught.locator('input[type=file]').setInputFiles({ name: 'taught.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(taught).toContainText('bileto');
  await page.bringToFront();
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
});

test('is shown with keys as well, and gives up on Escape', async ({ withSample }) => {
  const page = await openDesk(withSample, '4312');
  const panel = await withSample.panelBeside(page);
  await offer(panel).click();
  await expect(panel.getByRole('button', { name: 'Stop' })).toBeVisible();
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await expect(panel.getByRole('button', { name: 'Stop' })).toHaveCount(0);
  await expect(customerOf(panel)).not.toHaveText('Niamh Kearney');

  await offer(panel).click();
  await expect(panel.getByRole('button', { name: 'Stop' })).toBeVisible();
  await page.bringToFront();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  await expect(page.locator('#clicks')).toHaveText('0');
});

for (const { where, kind, by } of [
  { where: 'a frame of the page', kind: 'fenestro', by: 'pointing' },
  { where: 'a frame of the page', kind: 'fenestro', by: 'keys' },
  { where: 'an open shadow root', kind: 'komponento', by: 'pointing' },
  { where: 'an open shadow root', kind: 'komponento', by: 'keys' },
]) {
  test(`learns a place in ${where}, by ${by}`, async ({ withSample }) => {
    const page = await openDesk(withSample, '4312', kind);
    const panel = await withSample.panelBeside(page);
    const inside = kind === 'fenestro' ? page.frameLocator('iframe') : page;
    await offer(panel).click();
    await expect(panel.getByRole('button', { name: 'Stop' })).toBeVisible();
    if (by === 'keys') {
      // The agent's address, in a frame the agent's there too, then the customer's.
      await page.bringToFront();
      for (const key of kind === 'fenestro' ? ['Tab', 'Tab', 'Tab', 'Enter'] : ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
    } else await inside.getByText('niamh.kearney').click();
    await expect(customerOf(panel)).toHaveText('Niamh Kearney');
    await expect(panel.getByText(/stands where you showed/)).toBeVisible();
    if (kind === 'fenestro') await expect(inside.locator('#clicks')).toHaveText('0');

    await page.goto(`https://desk.workshop.example/${kind}/77`);
    await expect(customerOf(panel)).toHaveText('Stefan Gruber');
    await expect(panel.getByText(/stands where you showed/)).toBeVisible();
  });
}

test('hears no click that the page itself made', async ({ withSample }) => {
  const page = await openDesk(withSample, '4312');
  const panel = await withSample.panelBeside(page);
  await offer(panel).click();
  await expect(panel.getByRole('button', { name: 'Stop' })).toBeVisible();
  await page.evaluate(() => document.querySelector<HTMLElement>('a')?.click());
  await page.waitForTimeout(300);
  await panel.getByRole('button', { name: 'Stop' }).click();
  await expect(offer(panel)).toBeVisible();
  const options = await withSample.ourPage('options.html');
  await expect(options.getByRole('region', { name: 'Pages you taught' })).toContainText('What it learned appears here');
});
