import { expect, test } from './regard';

test('says in words that a newer version wrote the data, and leaves it alone', async ({ withSample, inbox }) => {
  const options = await withSample.ourPage('options.html');
  await expect(options.getByRole('button', { name: /^remove sample data/i })).toBeVisible();
  const other = await withSample.ourPage('sample.json');
  await other.evaluate(async () => {
    const opening = indexedDB.open('regard', 99);
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    opening.result.close();
  });
  await expect(options.getByRole('alert')).toContainText('a newer version of Regard wrote this data');

  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/mail/1`);
  const panel = await withSample.panelBeside(page);
  await expect(panel.getByText(/newer version of Regard/i)).toBeVisible();
});
