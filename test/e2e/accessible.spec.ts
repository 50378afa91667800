import { setUp } from '../demo/set-up.mjs';
import { violationsOn } from './accessible';
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

for (const width of [320, 360, 380, 640]) {
  test(`nothing is cut off at ${width} pixels`, async ({ withSample, inbox }) => {
    const page = await withSample.context.newPage();
    await page.goto(`${inbox}/mail/2`);
    const panel = await withSample.panelBeside(page);
    await panel.setViewportSize({ width, height: 700 });
    await expect(customerOf(panel)).toHaveText('Stefan Gruber');
    const overflow = await panel.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
