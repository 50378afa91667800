/**
 * @typedef {object} Said what the panel says, as a person reads it
 * @property {string} customer
 * @property {string} margin
 * @property {string} need the first open need
 */

const AMOUNT = /[−-]?\p{Sc}\s?\d[\d.,’'\s]*\d|[−-]?\d[\d.,’'\s]*\d\s?\p{Sc}/u;

/**
 * Reads the panel once it names that customer; after a while, whatever it says instead.
 * @param {import('playwright').Page} panel
 * @param {string} customer
 * @returns {Promise<Said>}
 */
export async function readPanel(panel, customer) {
  const name = panel.getByRole('heading', { level: 1 });
  const profitability = sectionOf(panel, /^(profitability|margin before)/i);
  await reached(name.filter({ hasText: customer }));
  await reached(profitability.filter({ hasText: AMOUNT }));
  return {
    customer: await textOf(name),
    margin: AMOUNT.exec(await textOf(profitability))?.[0].trim() ?? 'none',
    need: (await textOf(sectionOf(panel, /^needs/i).getByRole('listitem'))).replace(/^open:\s*/i, '').split('\n')[0] ?? '',
  };
}

/**
 * An amount as the panel writes it: in the browser's own language and format.
 * @param {import('playwright').Page} panel
 * @param {{ margin: number, currency: string }} expected
 */
export const inWords = (panel, { margin, currency }) =>
  panel.evaluate(({ amount, code }) => new Intl.NumberFormat(undefined, { style: 'currency', currency: code }).format(amount), {
    amount: margin / 100,
    code: currency,
  });

/** Whether two amounts read the same: which space and which sign for minus is a matter of type. @param {string} a @param {string} b */
export const isSameAmount = (a, b) => plain(a) === plain(b);

const plain = (/** @type {string} */ amount) => amount.replace(/\s/g, '').replace('−', '-');

/** @param {import('playwright').Page} panel @param {RegExp} heading */
const sectionOf = (panel, heading) =>
  panel
    .locator('section')
    .filter({ has: panel.getByRole('heading', { name: heading }) })
    .first();

/** Waits a while. A walk goes on without: what is not there is told at its end. @param {import('playwright').Locator} locator */
const reached = (locator) =>
  locator
    .first()
    .waitFor({ timeout: 12_000 })
    .catch(() => undefined);

/** The text as it is laid out: line by line. @param {import('playwright').Locator} locator */
async function textOf(locator) {
  if ((await locator.count()) === 0) return '';
  // The lines of a list item are told apart by their layout alone.
  return (await locator.first().innerText()).trim();
}
