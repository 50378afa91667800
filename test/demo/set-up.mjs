import { readFile } from 'node:fs/promises';

/**
 * Does in the extension's options what a new user would: loads the sample data, and says who we are.
 * @param {import('../tools/launch.mjs').Launched} browser
 */
export async function setUp({ context, extensionId }) {
  const { us } = JSON.parse(await readFile(new URL('../../public/sample.json', import.meta.url), 'utf8'));
  const options = await context.newPage();
  options.setDefaultTimeout(15_000);
  await options.goto(`chrome-extension://${extensionId}/options.html`);
  await loadSampleData(options);
  await sayWhoWeAre(options, us.domain);
  await options.close();
}

/** @param {import('playwright').Page} options */
async function loadSampleData(options) {
  const load = options.getByRole('button', { name: /^load sample data/i });
  const remove = options.getByRole('button', { name: /^remove sample data/i });
  await load.or(remove).first().waitFor();
  // A window's profile has it from the last time.
  if (await load.isVisible()) await load.click();
  await remove.waitFor();
}

/** @param {import('playwright').Page} options @param {string} domain */
async function sayWhoWeAre(options, domain) {
  const you = options.getByRole('region', { name: /^you\b/i });
  const own = you.getByRole('textbox', { name: /own addresses and domains/i });
  if ((await own.inputValue()).split(/\s+/).includes(domain)) return;
  await own.fill(domain);
  await you.getByRole('button', { name: /^save/i }).click();
  await you
    .getByText(/^saved/i)
    .first()
    .waitFor();
}
