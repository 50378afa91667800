import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { root } from '../tools/prepare.mjs';
import { expectedCustomers } from './expected.mjs';
import { inWords, isSameAmount, readPanel } from './read-panel.mjs';

const shots = new URL('.demo/shots/', root);

/**
 * @typedef {object} Stop a mail, and whether the panel beside it was right
 * @property {number} mail
 * @property {import('./read-panel.mjs').Said} said
 * @property {{ name: string, margin: string }} expected
 * @property {boolean} isRight
 */

/**
 * Opens the mails of the three customers one after the other, reads the panel beside each, and takes pictures of both.
 * @param {import('./demo.mjs').Demo} demo
 * @returns {AsyncGenerator<Stop>}
 */
export async function* walk({ browser, page, open }) {
  await mkdir(shots, { recursive: true });
  for (const expected of await expectedCustomers()) {
    await open(expected.mail);
    const { page: panel, release } = await browser.panel();
    try {
      const said = await readPanel(panel, expected.name);
      const margin = await inWords(panel, expected);
      await page.screenshot({ path: shot(`mail-${expected.mail}`) });
      await shootWhole(panel, shot(`panel-${expected.mail}`));
      const isRight = said.customer === expected.name && isSameAmount(said.margin, margin);
      yield { mail: expected.mail, said, expected: { name: expected.name, margin }, isRight };
    } finally {
      await release();
    }
  }
}

/** @param {string} name */
const shot = (name) => fileURLToPath(new URL(`${name}.png`, shots));

/** The whole panel, not only what its window shows of it: as high as its contents, wherever they scroll. */
async function shootWhole(/** @type {import('playwright').Page} */ panel, /** @type {string} */ path) {
  const width = 380;
  await panel.setViewportSize({ width, height: 800 });
  // Most of what scrolls lies inside the panel: it gets what its longest part lacks.
  const lacking = await panel.evaluate(() =>
    Math.max(...[...document.querySelectorAll('*')].map((element) => element.scrollHeight - element.clientHeight).filter(Number.isFinite)),
  );
  await panel.setViewportSize({ width, height: Math.min(800 + lacking, 4000) });
  await panel.screenshot({ path });
}
