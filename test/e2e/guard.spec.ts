import type { browser } from 'wxt/browser';
import { inContentScript } from './content-script';
import { customerOf, expect, test } from './regard';
import { tabWith } from './seen';

/** What the extension's own pages call the browser's API. */
declare const chrome: typeof browser;

const PAGE = `<!doctype html><html lang="en"><title>A mail</title><main><h1>Press stands again</h1>
<p>From: <b>Stefan Gruber</b> <span>&lt;s.gruber@ferrum-metallbau.example&gt;</span></p><p>To: us@northlight-tools.example</p>
<p>When does somebody come?</p></main><label>Reply <textarea rows="5" cols="50"></textarea></label></html>`;

test('warns in the panel and on the badge of a reply that holds our margin, where it was switched on, and tells the page nothing', async ({
  withSample,
}) => {
  const page = await tabWith(withSample, PAGE);
  const panel = await withSample.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
  const alert = panel.getByRole('alert').filter({ hasText: 'gives something away' });
  const margin = (await panel.locator('main').innerText()).match(/−€[\d,]+\.\d\d/)?.[0].slice(1) ?? '';
  expect(margin).toMatch(/^€/);
  const reply = page.getByRole('textbox', { name: 'Reply' });
  await reply.fill('');
  await reply.pressSequentially(`We lose ${margin} with you.`);
  await page.waitForTimeout(2500);
  await expect(alert).toHaveCount(0);

  const options = await withSample.ourPage('options.html');
  await options.getByRole('switch', { name: /^Look at replies/ }).click();
  await expect(options.getByRole('switch', { name: /^Look at replies/ })).toBeChecked();
  await page.bringToFront();
  await page.waitForTimeout(1500);
  const before = await page.content();
  await page.evaluate(() => {
    (window as unknown as { seen: number }).seen = 0;
    new MutationObserver((changes) => {
      (window as unknown as { seen: number }).seen += changes.length;
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await reply.pressSequentially(' So we stop.');
  await expect(alert).toContainText('our margin');
  const badge = () =>
    options.evaluate(async () => {
      const tabs = await chrome.tabs.query({});
      const texts = await Promise.all(tabs.map(({ id }) => chrome.action.getBadgeText(id === undefined ? {} : { tabId: id })));
      return texts.includes('!');
    });
  expect(await badge()).toBe(true);
  expect(await page.evaluate(() => (window as unknown as { seen: number }).seen)).toBe(0);
  expect(await page.content()).toBe(before);

  await reply.fill('');
  await reply.pressSequentially('Somebody comes on Monday at 9.');
  await expect(alert).toHaveCount(0);
  await expect.poll(badge).toBe(false);
});

test('answers a draft the same whatever it holds', async ({ withSample }) => {
  const page = await tabWith(withSample, PAGE);
  await withSample.panelBeside(page);
  const answers = await inContentScript(
    withSample,
    page,
    `Promise.all(['nothing', 'our margin is €1,234.56'].map((input) => chrome.runtime.sendMessage({ call: 'draft', input })))`,
  );
  expect(answers).toEqual([
    { ok: true, value: null },
    { ok: true, value: null },
  ]);
});
