import { customerOf, expect, test } from './regard';

test('from one mail to the next the panel shows nothing between them', async ({ withSample, inbox }) => {
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/mail/2`);
  const panel = await withSample.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
  await panel.evaluate(() => {
    const headings = [document.querySelector('h1')?.textContent ?? ''];
    Object.assign(window, { headings });
    const note = () => {
      const heading = document.querySelector('h1')?.textContent ?? '';
      if (headings.at(-1) !== heading) headings.push(heading);
    };
    new MutationObserver(note).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  for (const [mail, name] of [
    [1, 'Niamh Kearney'],
    [2, 'Stefan Gruber'],
    [4, 'Hanneke Visser'],
  ] as const) {
    await page.goto(`${inbox}/mail/${mail}`);
    await expect(customerOf(panel)).toHaveText(name);
  }
  expect(await panel.evaluate(() => (window as unknown as { headings: string[] }).headings)).toEqual([
    'Stefan Gruber',
    'Niamh Kearney',
    'Stefan Gruber',
    'Hanneke Visser',
  ]);
  await page.goto('about:blank');
  await expect(customerOf(panel)).not.toHaveText('Hanneke Visser');
});
