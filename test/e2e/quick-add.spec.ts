import { type Driven, quickAdd, select } from './driven';
import { customerOf, expect, test } from './regard';
import { tabWith } from './seen';
import { takeFile } from './take-file';

/** Part of a paragraph of the first mail. */
const SENTENCE = 'I would rather not wait for the regatta refits';

const open = async (regard: Parameters<typeof quickAdd>[0], url: string) => {
  const page = await regard.context.newPage();
  await page.goto(url);
  return page;
};

// A key that the browser keeps for itself is dropped without a word, and nothing else would tell.
test('the browser gives every command the key that it asks for', async ({ regard }) => {
  const worker = regard.context.serviceWorkers()[0] ?? (await regard.context.waitForEvent('serviceworker'));
  const keys = await worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as Driven;
    const asked = Object.entries(chrome.runtime.getManifest().commands ?? {}).map(([name, { suggested_key }]) => [
      name,
      suggested_key?.default,
    ]);
    const given = (await chrome.commands.getAll())
      .filter(({ name }) => !name?.startsWith('_'))
      .map(({ name, shortcut }) => [name, shortcut]);
    return { asked: asked.sort(), given: given.sort() };
  });
  expect(keys.asked.length).toBeGreaterThan(1);
  expect(keys.given).toEqual(keys.asked);
});

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

test('Escape closes and gives the page back; the draft is there for the same words', async ({ withSample, inbox }) => {
  const page = await open(withSample, `${inbox}/mail/1`);
  await select(page, SENTENCE);
  const first = await quickAdd(withSample, page);
  await expect(first.getByRole('combobox', { name: 'Customer' })).toHaveValue('Niamh Kearney');
  await first.getByRole('combobox', { name: 'Customer' }).focus();
  await first.keyboard.type('stefn');
  await expect(first.getByRole('option', { name: /^Stefan Gruber/ })).toBeVisible();
  await first.keyboard.press('Enter');
  await first.keyboard.type('promise: belts in 3 days');
  await expect(first.getByText(/Promise to Stefan Gruber, due /)).toBeVisible();
  const closed = first.waitForEvent('close');
  // It may be gone before the key is let go.
  await first.keyboard.press('Escape').catch(() => undefined);
  await closed;
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe(SENTENCE);

  const again = await quickAdd(withSample, page);
  await expect(again.getByRole('combobox', { name: 'Customer' })).toHaveValue('Stefan Gruber');
  await expect(again.getByRole('textbox', { name: /^Note about/ })).toHaveValue('promise: belts in 3 days');
  await select(page, 'the lower shed is swept');
  const other = await quickAdd(withSample, page);
  await expect(again.isClosed()).toBe(true);
  await expect(other.getByRole('combobox', { name: 'Customer' })).toHaveValue('Niamh Kearney');
  await expect(other.getByRole('textbox', { name: /^Note about/ })).toHaveValue('');
});

test('whoever is new is added with the note, by one key', async ({ withSample }) => {
  const page = await tabWith(withSample, '<!doctype html><title>Fair</title><p>Stand 4: ines@duarte.example, wants a band saw</p>');
  await select(page, 'ines@duarte.example');
  const note = await quickAdd(withSample, page, { selectionText: 'ines@duarte.example', frameId: 0 });
  const customer = note.getByRole('combobox', { name: 'Customer' });
  await expect(customer).toBeFocused();
  await expect(note.getByRole('option', { name: /^ines@duarte.example/ })).toBeVisible();
  await note.keyboard.press('Enter');
  await note.keyboard.type('need: a band saw');
  const closed = note.waitForEvent('close');
  await note.keyboard.press('Enter');
  await closed;

  await select(page, 'wants a band saw');
  const second = await quickAdd(withSample, page);
  await second.getByRole('combobox', { name: 'Customer' }).focus();
  await second.keyboard.type('ines');
  await second.keyboard.press('Enter');
  await expect(second.getByRole('combobox', { name: 'Customer' })).toHaveValue('ines@duarte.example');
});

test('a note needs somebody: it says so, and keeps the words', async ({ withSample }) => {
  const page = await tabWith(withSample, '<!doctype html><title>Fair</title><p>A quiet day.</p>');
  const note = await quickAdd(withSample, page);
  await expect(note.getByText('About the page Fair')).toBeVisible();
  await note.getByRole('textbox', { name: /^Note about/ }).fill('somebody asked for blades');
  await note.keyboard.press('Enter');
  await expect(note.getByText('Choose whom the note is about.')).toBeVisible();
  await expect(note.getByRole('combobox', { name: 'Customer' })).toBeFocused();
  await expect(note.getByRole('textbox', { name: /^Note about/ })).toHaveValue('somebody asked for blades');
});

test('what a page says stays plain text, and gives itself no kind', async ({ withSample, inbox }) => {
  const words = 'promise: <img src=x onerror=alert(1)> & "free"';
  const page = await tabWith(withSample, `<!doctype html><title><b>x</b></title><p>Niamh</p><pre>${words.replace(/</g, '&lt;')}</pre>`);
  await select(page, words);
  const note = await quickAdd(withSample, page);
  await expect(note.getByRole('blockquote')).toHaveText(words);
  await note.getByRole('combobox', { name: 'Customer' }).fill('niamh');
  await expect(note.getByRole('option', { name: /^Niamh Kearney/ })).toBeVisible();
  await note.keyboard.press('Enter');
  await expect(note.getByText('Note on the time line of Niamh Kearney')).toBeVisible();
  const closed = note.waitForEvent('close');
  await note.keyboard.press('Enter');
  await closed;
  const mail = await open(withSample, `${inbox}/mail/1`);
  const panel = await withSample.panelBeside(mail);
  await expect(panel.getByRole('region', { name: 'Interactions' })).toContainText(words);
});

test('a quote leads back to its page, and to the one of two equal sentences that was meant', async ({ withSample }) => {
  const filler = '<p>Nothing to see here.</p>'.repeat(120);
  const html = `<!doctype html><title>Two</title><p>On Monday <b>spares by ten</b>, she said.</p>${filler}
    <h2>Tuesday</h2><p id="meant">They want spares by ten, please.</p>${filler}`;
  const page = await tabWith(withSample, html);
  await page.evaluate(() => {
    const text = document.querySelector('#meant')?.firstChild;
    if (text) document.getSelection()?.setBaseAndExtent(text, 10, text, 23);
  });
  const note = await quickAdd(withSample, page);
  await expect(note.getByRole('blockquote')).toHaveText('spares by ten');
  await note.getByRole('combobox', { name: 'Customer' }).fill('niamh');
  await expect(note.getByRole('option', { name: /^Niamh Kearney/ })).toBeVisible();
  await note.keyboard.press('Enter');
  await note.keyboard.type('need: early spares');
  const closed = note.waitForEvent('close');
  await note.keyboard.press('Enter');
  await closed;

  const panel = await withSample.panelBeside(page);
  await expect(panel.getByRole('button', { name: 'Find a customer' })).toBeVisible();
  await panel.keyboard.press('/');
  await panel.keyboard.type('niamh');
  // Before anybody is found: it waits.
  await panel.keyboard.press('Enter');
  const need = panel.getByRole('region', { name: 'Needs', exact: true }).getByRole('listitem').filter({ hasText: 'early spares' });
  const link = await need.getByRole('link').getAttribute('href');
  expect(link).toMatch(/#:~:text=They%20want-,spares%20by%20ten,-%2C%20please\.&text=spares%20by%20ten$/);

  const back = await withSample.context.newPage();
  await back.route('**/*', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await back.goto(link ?? '');
  const isInView = () =>
    back.evaluate(() => {
      const { top, bottom } = document.querySelector('#meant')?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
      return top >= 0 && bottom <= window.innerHeight;
    });
  await expect.poll(isInView).toBe(true);
});

test('the last of many who are found is seen when the keys choose it', async ({ regard, inbox }) => {
  const options = await regard.ourPage('options.html');
  const rows = Array.from({ length: 12 }, (_, index) => `Quint Person ${index},quint.${index}@quint-and-sons-of-the-north.example`);
  await takeFile(options, 'quint.csv', ['name,email', ...rows].join('\n'));
  const note = await quickAdd(regard, await open(regard, `${inbox}/mail/1`));
  await note.setViewportSize({ width: 420, height: 640 });
  await note.getByRole('combobox', { name: 'Customer' }).fill('quint');
  // Eight, and to add somebody.
  await expect(note.getByRole('option')).toHaveCount(9);
  await note.keyboard.press('ArrowUp');
  const last = note.getByRole('option').last();
  await expect(last).toHaveAttribute('aria-selected', 'true');
  await expect(last).toBeInViewport({ ratio: 1 });
  await note.keyboard.press('ArrowDown');
  await expect(note.getByRole('option').first()).toBeInViewport({ ratio: 1 });
});
