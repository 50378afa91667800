import { setUp } from '../demo/set-up.mjs';
import { violationsOn } from './axe';
import { quickAdd } from './driven';
import { customerOf, expect, startRegard, test } from './regard';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`everybody can use panel, options and welcome, ${colorScheme}`, async ({ inbox }, testInfo) => {
    const regard = await startRegard(testInfo.outputPath('profile'), { colorScheme });
    const options = await regard.ourPage('options.html');
    await expect(options.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await violationsOn(options)).toEqual([]);
    await options.close();
    const welcome = await regard.ourPage('welcome.html');
    for (const step of ['Sites', 'You', 'Data', 'Ready']) {
      await welcome.getByRole('button', { name: step, exact: true }).click();
      expect(await violationsOn(welcome), step).toEqual([]);
    }
    await welcome.close();
    await setUp(regard);

    const page = await regard.context.newPage();
    await page.goto(`${inbox}/mail/2`);
    const panel = await regard.panelBeside(page);
    await panel.emulateMedia({ colorScheme });
    for (const [mail, name] of [
      [2, 'Stefan Gruber'],
      [4, 'Hanneke Visser'],
      [5, 'No customer here'],
    ] as const) {
      await page.goto(`${inbox}/mail/${mail}`);
      await expect(customerOf(panel)).toHaveText(name);
      expect(await violationsOn(panel), `mail ${mail}`).toEqual([]);
    }
    await panel.keyboard.press('/');
    await panel.keyboard.type('stef');
    await expect(panel.getByRole('option', { name: /^Stefan Gruber/ })).toBeVisible();
    expect(await violationsOn(panel), 'finding').toEqual([]);
    await panel.keyboard.press('Enter');
    await page.goto(`${inbox}/mail/1`);
    await expect(panel.getByText('The page shows Niamh Kearney.')).toBeVisible();
    expect(await violationsOn(panel), 'staying').toEqual([]);
    await panel.getByRole('button', { name: 'Follow the page' }).click();
    await page.bringToFront();
    const quick = await quickAdd(regard, page);
    await expect(quick.getByRole('combobox', { name: 'Customer' })).toHaveValue('Niamh Kearney');
    expect(await violationsOn(quick), 'quick add').toEqual([]);
    await quick.getByRole('combobox', { name: 'Customer' }).fill('stef');
    await expect(quick.getByRole('option', { name: /^Stefan Gruber/ })).toBeVisible();
    expect(await violationsOn(quick), 'quick add, finding').toEqual([]);
    await regard.close();
  });
}

test('a note needs no mouse', async ({ withSample, inbox }) => {
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/mail/1`);
  const panel = await withSample.panelBeside(page);
  const note = panel.getByRole('textbox', { name: /^note/i });
  await expect(note).toBeVisible();
  for (let tabs = 0; tabs < 40 && !(await note.evaluate((element) => element === document.activeElement)); tabs++)
    await panel.keyboard.press('Tab');
  await panel.keyboard.type('like: comes by bicycle');
  await panel.keyboard.press('Control+Enter');
  await expect(panel.getByRole('region', { name: 'Needs' })).toContainText('comes by bicycle');
  await expect(note).toHaveValue('');
});
