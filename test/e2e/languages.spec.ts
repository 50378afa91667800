import { readFile } from 'node:fs/promises';
import { violationsOn } from './axe';
import { flawsOn } from './looks';
import { customerOf, expect, type Regard, startRegard, test } from './regard';

/** Loads the sample and says who we are, whatever the words: the order of the page is the same. */
async function setUp(regard: Regard, words: { load: string; remove: string; you: RegExp; own: string; save: string }): Promise<void> {
  const { us } = JSON.parse(await readFile(new URL('../../public/sample.json', import.meta.url), 'utf8')) as { us: { domain: string } };
  const options = await regard.ourPage('options.html');
  await options.getByRole('button', { name: words.load }).click();
  await options.getByRole('button', { name: words.remove }).waitFor();
  const you = options.getByRole('region', { name: words.you });
  await you.getByRole('textbox', { name: words.own }).fill(us.domain);
  await you.getByRole('button', { name: words.save }).click();
  await expect(you.getByRole('status')).not.toBeEmpty();
  await options.close();
}

test.setTimeout(150_000);

const cases = [
  {
    language: 'de',
    words: {
      load: 'Beispieldaten laden',
      remove: 'Beispieldaten entfernen',
      you: /^Sie$/,
      own: 'Ihre eigenen Adressen und Domains',
      save: 'Speichern',
    },
    welcome: 'Wissen, wer Ihr Kunde ist',
    panel: ['Rentabilität, letzte 12 Monate', 'Nettoumsatz', 'Aus Kundensicht'],
    money: /[−-]?\d{1,3}(?:\.\d{3})*,\d{2}\s€/,
    day: /\d{1,2}\. (?:Jan|Feb|März|Apr|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Dez)/,
  },
  {
    language: 'ja',
    words: {
      load: 'サンプルデータを読み込む',
      remove: 'サンプルデータを削除',
      you: /^あなた$/,
      own: 'ご自身のアドレスとドメイン',
      save: '保存',
    },
    welcome: '目の前の顧客がわかる',
    panel: ['収益性（過去12か月）', '純売上高', '顧客の立場'],
    money: /€\d{1,3}(?:,\d{3})*\.\d{2}/,
    day: /\d{1,2}月\d{1,2}日/,
  },
] as const;

for (const { language, words, welcome, panel: sentences, money, day } of cases) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`speaks ${language}, ${colorScheme}`, async ({ inbox }, testInfo) => {
      const regard = await startRegard(testInfo.outputPath('profile'), { language, colorScheme });
      await setUp(regard, words);
      const first = await regard.ourPage('welcome.html');
      await expect(first.getByRole('heading', { level: 1 })).toHaveText(welcome);
      await expect(first.locator('html')).toHaveAttribute('lang', language);
      const options = await regard.ourPage('options.html');
      const page = await regard.context.newPage();
      await page.goto(`${inbox}/mail/2`);
      const panel = await regard.panelBeside(page);
      await expect(customerOf(panel)).toHaveText('Stefan Gruber');
      for (const sentence of sentences) await expect(panel.getByText(sentence, { exact: true }).first()).toBeVisible();
      await expect(panel.locator('body')).toContainText(money);
      await expect(panel.locator('body')).toContainText(day);
      for (const [name, each] of Object.entries({ welcome: first, options, panel })) {
        // Looking at the panel is a second connection, which sets the colours of all pages anew.
        await each.emulateMedia({ colorScheme });
        for (const width of name === 'panel' ? [380, 320] : [1000, 320]) {
          await each.setViewportSize({ width, height: 900 });
          expect.soft(await flawsOn(each), `${name} at ${width}`).toEqual([]);
          await each.screenshot({ path: testInfo.outputPath(`${name}-${width}.png`), fullPage: true });
        }
        expect(await violationsOn(each), name).toEqual([]);
      }
      await regard.close();
    });
  }
}

for (const language of ['de', 'es', 'fr', 'ja']) {
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads which fixtures are wanted from this pattern
  test(`has room for the words of ${language}`, async ({}, testInfo) => {
    const regard = await startRegard(testInfo.outputPath('profile'), { language });
    for (const path of ['welcome', 'options', 'portfolio', 'quickadd', 'sidepanel']) {
      const page = await regard.ourPage(`${path}.html`);
      await page.setViewportSize({ width: 320, height: 900 });
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('#app')).toHaveText(/./);
      expect.soft(await flawsOn(page), path).toEqual([]);
      await page.close();
    }
    await regard.close();
  });
}

test('runs from right to left where the browser does', async ({ inbox }, testInfo) => {
  const regard = await startRegard(testInfo.outputPath('profile'), { language: 'ar' });
  await setUp(regard, {
    load: 'Load sample data',
    remove: 'Remove sample data',
    you: /^You$/,
    own: 'Your own addresses and domains',
    save: 'Save',
  });
  // Open before the panel is: Playwright tells the language to tabs, and the panel has it from their process.
  const welcome = await regard.ourPage('welcome.html');
  const options = await regard.ourPage('options.html');
  const page = await regard.context.newPage();
  await page.goto(`${inbox}/mail/2`);
  const panel = await regard.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
  const pages = { welcome, options, panel };
  for (const [name, each] of Object.entries(pages)) {
    await expect(each.getByRole('heading', { level: 1 })).toBeVisible();
    // The direction is the browser's; the words are English, and say so.
    await expect(each.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(each.locator('html')).toHaveAttribute('lang', 'en');
    await each.setViewportSize({ width: 320, height: 900 });
    expect.soft(await flawsOn(each), name).toEqual([]);
    await each.screenshot({ path: testInfo.outputPath(`${name}-rtl.png`), fullPage: true });
  }
  await regard.close();
});
