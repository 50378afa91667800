import { inContentScript } from './content-script';
import { markBeside } from './marks';
import { expect, test } from './regard';

const ask = (message: unknown) => `chrome.runtime.sendMessage(${JSON.stringify(message)})`;

test("refuses a page's content script everything but announcing", async ({ withSample, inbox }) => {
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/mail/1`);
  await withSample.panelBeside(page);
  const answer = (message: unknown) => inContentScript(withSample, page, ask(message));

  expect(await answer({ call: 'focusOf', input: { tabId: 1 } })).toEqual({ ok: false, error: 'caller-not-allowed' });
  expect(await answer({ call: 'refresh', input: null })).toEqual({ ok: false, error: 'caller-not-allowed' });
  expect(await answer({ call: 'profile', input: { email: 'niamh.kearney@kestrel-boatyard.example' } })).toEqual({
    ok: false,
    error: 'unknown-call',
  });
  expect(await answer({ call: 'constructor', input: {} })).toEqual({ ok: false, error: 'unknown-call' });
  // A reader is one of ours, by its name, or none.
  expect(await answer({ call: 'loadHost', input: '../../evil' })).toEqual({ ok: true, value: null });
  expect(await answer({ call: 'loadHost', input: 'constructor' })).toEqual({ ok: true, value: null });
  // Nobody was asked to point here: what the page's process says it was taught is not heard.
  expect(await answer({ call: 'teach', input: { tabId: 1 } })).toEqual({ ok: false, error: 'caller-not-allowed' });
  const lesson = { path: '/mail/*', selector: '#evil', label: '', attribute: null };
  expect(await answer({ call: 'taught', input: lesson })).toEqual({ ok: true, value: null });
  expect(await answer({ call: 'lessons', input: null })).toEqual({ ok: true, value: [] });
  // The way there is right: what it may call is answered, and tells nothing.
  expect(await answer({ call: 'announce', input: { people: 'nonsense' } })).toEqual({ ok: true, value: null });
});

test('lets no content script into what the extension keeps', async ({ withSample, inbox }) => {
  const page = await withSample.context.newPage();
  await page.goto(`${inbox}/mail/1`);
  const tried = (expression: string) =>
    inContentScript(withSample, page, `(async () => { try { return await ${expression} } catch (error) { return 'refused' } })()`);
  expect(await tried('chrome.storage.session.get(null)')).toBe('refused');
  expect(await tried('chrome.storage.local.get(null)')).toBe('refused');
  expect(await tried('indexedDB.databases().then((all) => all.map(({ name }) => name))')).toEqual([]);
});

test('leaves the page without a trace of what we know', async ({ withSample, inbox }) => {
  const page = await withSample.context.newPage();
  const bare = await page.goto(`${inbox}/mail/1`).then(() => page.content());
  const panel = await withSample.panelBeside(page);
  const secret = 'wants to sell the yard';
  await panel.getByRole('textbox', { name: /^note/i }).fill(secret);
  await panel.keyboard.press('Control+Enter');
  await expect(panel.getByText('Saved', { exact: true })).toBeAttached();
  const need = (await panel.getByRole('region', { name: 'Needs' }).getByRole('listitem').first().textContent()) ?? '';
  expect(need).not.toBe('');

  // Marks stand there by now: one element that is the same whoever is marked, and empty for the page.
  await markBeside(page, 'niamh.kearney@kestrel-boatyard.example');
  const after = await page.content();
  expect(after.replace('<div data-regard=""></div>', '')).toBe(bare.replace('<div data-regard=""></div>', ''));
  expect(after).not.toContain(secret);
  const seen = await page.evaluate(() => ({
    frames: window.length,
    found: ['sell the yard'].map((text) => (window as unknown as { find(text: string): boolean }).find(text)),
  }));
  expect(seen).toEqual({ frames: 0, found: [false] });
});

test('hears nothing from the page itself', async ({ regard, inbox }) => {
  const page = await regard.context.newPage();
  await page.goto(`${inbox}/mail/1`);
  expect(await page.evaluate(() => typeof (window as unknown as { chrome?: { runtime?: unknown } }).chrome?.runtime)).toBe('undefined');
});
