import { quickAdd, select } from './driven';
import { customerOf, expect, test } from './regard';

/** Part of a paragraph of the first mail. */
const SENTENCE = 'I would rather not wait for the regatta refits';

const open = async (regard: Parameters<typeof quickAdd>[0], url: string) => {
  const page = await regard.context.newPage();
  await page.goto(url);
  return page;
};

test('a sentence, one key, need, saved: under five seconds and without a mouse', async ({ withSample, inbox }) => {
  const page = await open(withSample, `${inbox}/mail/1`);
  await select(page, SENTENCE);
  const begun = performance.now();
  const note = await quickAdd(withSample, page);
  await expect(note.getByRole('combobox', { name: 'Customer' })).toHaveValue('Niamh Kearney');
  await expect(note.getByRole('textbox', { name: 'Note about Niamh Kearney' })).toBeFocused();
  await note.keyboard.press('Control+1');
  await expect(note.getByRole('radio', { name: 'Need' })).toBeChecked();
  const gone = note.waitForEvent('close');
  await note.keyboard.press('Enter');
  await expect(note.getByText('Saved', { exact: true })).toBeVisible();
  const took = performance.now() - begun;
  console.log(`from the key to saved: ${Math.round(took)} ms`);
  expect(took).toBeLessThan(5000);
  await gone;

  const panel = await withSample.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  await expect(panel.getByRole('region', { name: 'Needs' })).toContainText(SENTENCE);
});
