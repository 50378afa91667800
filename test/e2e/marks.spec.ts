import { createServer } from 'node:http';
import type { Page } from 'playwright';
import type { browser } from 'wxt/browser';
import { inContentScript } from './content-script';
import { cardIn, isCard, markBeside, marksOn, openCard } from './marks';
import { test as base, expect, type Regard } from './regard';

/** What the extension's own pages call the browser's API. */
declare const chrome: typeof browser;

/** What the browser's page of extensions calls. */
interface DeveloperPrivate {
  updateProfileConfiguration(to: { inDeveloperMode: boolean }): Promise<void>;
  reload(id: string, options: { failQuietly: boolean }): Promise<void>;
}

const KNOWN = 's.gruber@ferrum-metallbau.example';
const UNKNOWN = 'hanneke@visser-stairs.example';

interface Pages {
  /** Serves pages of our own writing; each call is one page, and gives its address. */
  readonly serve: (body: string, headers?: Readonly<Record<string, string>>) => string;
}

const test = base.extend<Pages>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads which fixtures are wanted from this pattern
  serve: async ({}, use) => {
    const pages = new Map<string, { body: string; headers: Readonly<Record<string, string>> }>();
    const server = createServer(({ url = '/' }, response) => {
      const page = pages.get(url);
      response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...page?.headers }).end(page?.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await use((body, headers = {}) => {
      const path = `/${pages.size + 1}`;
      pages.set(path, { body: `<!doctype html><html lang="en"><title>A page</title>${body}</html>`, headers });
      return `http://127.0.0.1:${port}${path}`;
    });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },
});

/** The head of a mail, as most webmails write it. */
const mailFrom = (address: string, name = 'Stefan Gruber') =>
  `<main><h1>Press stands again</h1><p>From: <b>${name}</b> <span>&lt;${address}&gt;</span></p><p>To: us@northlight-tools.example</p><p>When does somebody come?</p></main>`;

const openPage = async ({ context }: Regard, url: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(url);
  return page;
};

test('marks the known and the unknown alike, inside and out', async ({ withSample: regard, serve }) => {
  const seen = await Promise.all(
    [KNOWN, UNKNOWN].map(async (address) => {
      const page = await openPage(regard, serve(mailFrom(address)));
      const { attributes, label, x, y } = await markBeside(page, address);
      const outside = await page.evaluate(() => document.querySelector('html > div')?.outerHTML);
      return { attributes, label: label.replace(address, '…'), outside, y, isBeside: x > 100 };
    }),
  );
  expect(seen[0]).toEqual(seen[1]);
  expect(seen[0]?.outside).toBe('<div data-regard=""></div>');
  expect(seen[0]?.label).toBe('Who is …?');
});

test('shows who a known and an unknown person is', async ({ withSample: regard, inbox }) => {
  const page = await openPage(regard, `${inbox}/mail/2`);
  const known = await openCard(page, KNOWN);
  await expect(known.getByRole('heading', { level: 1 })).toHaveText('Stefan Gruber');
  await expect(known.getByText('Loss', { exact: true })).toBeVisible();
  await expect(known.getByText('promise overdue')).toBeVisible();
  // It has its size from the start, and whatever it shows fits in.
  expect(await known.evaluate(() => [innerWidth, document.documentElement.scrollHeight - innerHeight])).toEqual([320, 0]);

  await page.goto(`${inbox}/mail/4`);
  const unknown = await openCard(page, UNKNOWN);
  await expect(unknown.getByText('Not among your customers')).toBeVisible();
  expect(await unknown.evaluate(() => [innerWidth, document.documentElement.scrollHeight - innerHeight])).toEqual([320, 0]);
  await unknown.getByRole('button', { name: 'Open panel' }).click();
  const { page: panel, release } = await regard.panel();
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Hanneke Visser');
  await release();
  await expect.poll(() => page.frames().some((frame) => isCard(frame.url()))).toBe(false);
});

test("gives a page's scripts nothing to read", async ({ withSample: regard, serve }) => {
  const spy = `<script>
    window.roots = [];
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) { const root = attach.call(this, init); window.roots.push(root); return root; };
    window.seen = [];
    for (const type of ['securitypolicyviolation', 'error']) addEventListener(type, () => window.seen.push(type));
    // The spotter tells older versions of itself that it is there.
    addEventListener('message', ({ data }) => /wxt:content-script-started/.test(data?.type) || window.seen.push('message'));
    try { customElements.define('regard-marks', class extends HTMLElement {}); } catch {}
  </script>`;
  const page = await openPage(regard, serve(spy + mailFrom(KNOWN)));
  const card = await openCard(page, KNOWN);
  await expect(card.getByText('Loss', { exact: true })).toBeVisible();
  const figure = /2,612/;

  const read = await page.evaluate(() => {
    const host = document.querySelector('html > div');
    const all = document.createRange();
    all.selectNode(document.documentElement);
    getSelection()?.selectAllChildren(document);
    const words = ['Margin', '2,612', 'Who is', 'Ferrum', 'overdue'];
    const page = window as unknown as { roots: unknown[]; seen: string[]; find(text: string): boolean };
    return {
      texts: [
        document.documentElement.innerText,
        document.documentElement.textContent ?? '',
        getSelection()?.toString() ?? '',
        all.toString(),
        document.documentElement.outerHTML,
        (document.documentElement as unknown as { getHTML(options: object): string }).getHTML({
          serializableShadowRoots: true,
          shadowRoots: page.roots,
        }),
        document.evaluate('string(/)', document).stringValue,
        JSON.stringify(performance.getEntries()),
      ],
      found: words.filter((word) => page.find(word) && word !== 'Ferrum'),
      root: host?.shadowRoot ?? null,
      roots: page.roots.length,
      frames: window.length,
      seen: page.seen,
      hit: [...document.elementsFromPoint(20, 20)].every((element) => element.tagName !== 'IFRAME' && element.tagName !== 'BUTTON'),
    };
  });
  for (const text of read.texts) expect(text).not.toMatch(/2,612|overdue|Who is|card\.html/);
  expect(await card.locator('body').innerText()).toMatch(figure);
  expect({ ...read, texts: [] }).toEqual({ texts: [], found: [], root: null, roots: 0, frames: 0, seen: [], hit: true });
});

test("answers a user's events, and none that a page makes up", async ({ withSample: regard, serve }) => {
  const page = await openPage(regard, serve(mailFrom(KNOWN)));
  const { x, y } = await markBeside(page, KNOWN);
  await page.evaluate(
    ([left = 0, top = 0]) => {
      const at = { bubbles: true, composed: true, clientX: left, clientY: top };
      const host = document.elementFromPoint(left, top);
      for (const type of ['pointerenter', 'pointerover', 'pointerdown', 'mouseover', 'mousedown', 'mouseup', 'click'])
        host?.dispatchEvent(new PointerEvent(type, at));
      host?.dispatchEvent(new FocusEvent('focus', { composed: true }));
      host?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
      (host as HTMLElement | null)?.focus();
      (host as HTMLElement | null)?.click();
    },
    [x, y],
  );
  await page.waitForTimeout(600);
  expect(page.frames()).toHaveLength(1);
  await page.mouse.move(x, y);
  await cardIn(page);
});

test('refuses a card to whoever was given none', async ({ withSample: regard, serve }) => {
  const page = await openPage(regard, serve(mailFrom(KNOWN)));
  const mine = await openCard(page, KNOWN);
  await expect(mine.getByText('Loss', { exact: true })).toBeVisible();
  const ours = await regard.ourPage('options.html');
  const [session, address] = await ours.evaluate(async () => {
    const stored: Record<string, unknown> = await chrome.storage.session.get(null);
    return [stored, chrome.runtime.getURL('/card.html')] as const;
  });
  const tickets = Object.entries(session).filter(([key]) => key.startsWith('card:'));
  expect(tickets).toHaveLength(1);
  const [key = '', stored] = tickets[0] ?? [];
  const used = (stored as { nonce: string } | undefined)?.nonce ?? '';
  expect(used).not.toBe('');
  // The address under which a page could load it is no constant, and the constant one loads nothing.
  expect(address).not.toContain(regard.extensionId);

  const embed = async (where: Page, nonce: string) => {
    await where.evaluate(
      (src) => {
        const frame = document.createElement('iframe');
        frame.src = src;
        document.body.append(frame);
      },
      `${address}${nonce === '' ? '' : `#${nonce}`}`,
    );
    await expect.poll(() => where.frames().at(-1)?.url()).toMatch(/card\.html/);
    const frame = where.frames().at(-1);
    await expect(frame?.getByText('Nothing to show') ?? where.locator('nothing')).toBeAttached();
    return frame?.locator('body').innerText();
  };
  const other = await openPage(regard, serve(mailFrom(KNOWN)));
  await markBeside(other, KNOWN);
  for (const nonce of ['', crypto.randomUUID(), used]) {
    for (const where of [page, other]) expect(await embed(where, nonce), nonce).not.toMatch(/Gruber|2,612/);
  }

  // One that is whole, but another tab's, and one that is this tab's, but old.
  const ticket = { nonce: 'made-for-one', email: KNOWN, madeAt: Date.now(), isClaimed: false };
  const keep = (value: object) =>
    ours.evaluate(([name = '', text = '']) => chrome.storage.session.set({ [name]: JSON.parse(text) }), [key, JSON.stringify(value)]);
  await keep(ticket);
  expect(await embed(other, ticket.nonce)).not.toMatch(/Gruber|2,612/);
  await keep({ ...ticket, madeAt: Date.now() - 11_000 });
  expect(await embed(page, ticket.nonce)).not.toMatch(/Gruber|2,612/);

  const staticAddress = `chrome-extension://${regard.extensionId}/card.html`;
  expect(
    await other.evaluate(
      (url) =>
        fetch(url).then(
          () => 'loaded',
          () => 'refused',
        ),
      staticAddress,
    ),
  ).toBe('refused');
});

test('moves nothing of the page, and prints as before', async ({ withSample: regard, serve }) => {
  const url = serve(
    `<style>body{font:14px sans-serif;display:grid;gap:4px}html>:last-child{outline:0}div{margin:9px!important;padding:3px;display:block!important;background:red}</style>${mailFrom(KNOWN)}`,
  );
  const page = await openPage(regard, url);
  const measured = () =>
    page.evaluate(() => ({
      boxes: [...document.querySelectorAll('html, body, body *')].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [element.tagName, x, y, width, height];
      }),
      scroll: [document.documentElement.scrollWidth, document.documentElement.scrollHeight, document.body.scrollHeight],
    }));
  await markBeside(page, KNOWN);
  const withMarks = await measured();
  await page.evaluate(() => getSelection()?.selectAllChildren(document.body));
  await page.keyboard.press('Control+A');
  const selected = await page.evaluate(() => getSelection()?.toString());
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(() => document.querySelector('html > div')?.checkVisibility())).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => document.querySelector('html > div')?.remove());
  expect(await measured()).toEqual(withMarks);
  await page.keyboard.press('Control+A');
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(selected);
});

test('stands on no text and on no button', async ({ withSample: regard, serve }) => {
  const crowded = `<main><p>From: ${KNOWN}<button>Reply</button></p><p>Cc: a@one.example, b@two.example, c@three.example</p><ul>${Array.from({ length: 8 }, (_, row) => `<li><a href="#">p${row}@list.example</a><button>x</button></li>`).join('')}</ul></main>`;
  const page = await openPage(regard, serve(`<style>li{display:flex;width:150px}a{flex:1}</style>${crowded}`));
  await markBeside(page, KNOWN);
  const marks = await marksOn(page);
  expect(marks.length).toBeGreaterThan(3);
  const covered = await page.evaluate((spots) => {
    const range = document.createRange();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const boxes: DOMRect[] = [...document.querySelectorAll('button')].map((button) => button.getBoundingClientRect());
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      range.selectNode(text);
      boxes.push(...range.getClientRects());
    }
    return spots.filter(({ x, y }) =>
      boxes.some(({ left, right, top, bottom }) => left < x + 7 && right > x - 7 && top < y + 7 && bottom > y - 7),
    );
  }, marks);
  expect(covered).toEqual([]);
});

test('needs no mouse', async ({ withSample: regard, serve }) => {
  const page = await openPage(regard, serve(`${mailFrom(KNOWN)}<button>Last</button>`));
  await markBeside(page, KNOWN);
  await page.getByRole('button', { name: 'Last' }).focus();
  await page.keyboard.press('Tab');
  const isOnMark = async () => (await page.evaluate(() => document.activeElement?.getAttribute('data-regard'))) === '';
  expect(await isOnMark()).toBe(true);
  await page.keyboard.press('Enter');
  const card = await cardIn(page);
  await expect(card.getByRole('heading', { level: 1 })).toHaveText('Stefan Gruber');
  await expect.poll(() => card.evaluate(() => document.hasFocus())).toBe(true);
  await page.keyboard.press('Tab');
  expect(await card.evaluate(() => document.activeElement?.textContent)).toBe('Open panel');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.frames().length).toBe(1);
  expect(await isOnMark()).toBe(true);
  await page.waitForTimeout(500);
  expect(page.frames()).toHaveLength(1);
  // What opened without a key closes by one too, wherever the focus is.
  const { x, y } = await markBeside(page, KNOWN);
  await page.mouse.move(x, y);
  await cardIn(page);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.frames().length).toBe(1);
});

for (const [what, headers] of [
  ["default-src 'none'", { 'content-security-policy': "default-src 'none'; frame-src 'none'; require-trusted-types-for 'script'" }],
  ['COEP require-corp', { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' }],
] as const) {
  test(`works on a page with ${what}`, async ({ withSample: regard, serve }) => {
    const page = await openPage(regard, serve(mailFrom(KNOWN), headers));
    const card = await openCard(page, KNOWN);
    await expect(card.getByRole('heading', { level: 1 })).toHaveText('Stefan Gruber');
  });
}

test('shows nothing in a sandboxed page', async ({ withSample: regard, serve }) => {
  const page = await openPage(regard, serve(mailFrom(KNOWN), { 'content-security-policy': 'sandbox' }));
  const { x, y } = await markBeside(page, KNOWN);
  await page.mouse.click(x, y);
  const card = await cardIn(page);
  await page.waitForTimeout(500);
  expect(await card.locator('body').innerText()).not.toMatch(/Gruber|2,612/);
});

test('covers the money of a guess until it is asked for', async ({ withSample: regard, serve }) => {
  const ours = await regard.ourPage('options.html');
  await ours.evaluate(async (address) => {
    const open = indexedDB.open('regard');
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const store = db.transaction('customers', 'readwrite').objectStore('customers');
    const blocks = await new Promise<{ block: number; customers: (string | null)[] }[]>((resolve) => {
      const request = store.getAll();
      request.onsuccess = () => resolve(request.result);
    });
    // Somebody else of the same block: the address leads there already.
    const block = blocks.find(({ customers }) => customers.some((customer) => customer?.includes(JSON.stringify(address))));
    const people = (block?.customers ?? []).map((customer) => (customer === null ? null : JSON.parse(customer)));
    const other = people.findIndex((person) => person?.emails.length > 0 && !person.emails.includes(address));
    people[other].emails.push(address);
    store.put({ ...block, customers: people.map((person) => (person === null ? null : JSON.stringify(person))) });
    await new Promise((resolve) => {
      store.transaction.oncomplete = resolve;
    });
    db.close();
  }, KNOWN);
  const page = await openPage(regard, serve(mailFrom(KNOWN)));
  const card = await openCard(page, KNOWN);
  await expect(card.getByText('Hidden while we only guess who this is')).toBeVisible();
  expect(await card.locator('body').innerText()).not.toMatch(/[€£$]/);
  await card.getByRole('button', { name: 'Show figures' }).click();
  await expect(card.getByText(/[€£$]/).first()).toBeVisible();
});

test('draws none where they are switched off, and takes them away at once', async ({ withSample: regard, serve }) => {
  const page = await openPage(regard, serve(mailFrom(KNOWN)));
  await markBeside(page, KNOWN);
  const ours = await regard.ourPage('options.html');
  const switchOff = (patterns: readonly string[]) =>
    ours.evaluate(async (value) => {
      const open = indexedDB.open('regard');
      const db = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => resolve(open.result);
      });
      const transaction = db.transaction('settings', 'readwrite');
      transaction.objectStore('settings').put(value, 'marksOffSites');
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      db.close();
      await chrome.runtime.sendMessage({ call: 'refresh', input: null });
    }, patterns);
  const hosts = () => page.evaluate(() => document.querySelectorAll('[data-regard]').length);
  await switchOff(['http://127.0.0.1/*']);
  await expect.poll(hosts).toBe(0);
  await page.reload();
  await page.waitForTimeout(800);
  expect(await hosts()).toBe(0);
  await switchOff([]);
  await expect.poll(hosts).toBe(1);
});

test('follows a list of five hundred rows at a price nobody notices', async ({ withSample: regard, serve }) => {
  const rows = Array.from(
    { length: 500 },
    (_, row) => `<li><span title="p${row}@list.example">Person ${row}</span> <i>Subject ${row}</i></li>`,
  );
  const page = await openPage(
    regard,
    serve(`<style>ul{height:500px;overflow:auto}li{height:40px}</style><main><ul>${rows.join('')}</ul></main>`),
  );
  await markBeside(page, 'p0@list.example');
  const session = await page.context().newCDPSession(page);
  // The thread's own time: other programs of the machine have no part in it.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const FRAMES = 120;
  const before = await spent();
  await page.evaluate(async (frames) => {
    for (let frame = 0; frame < frames; frame++) {
      document.querySelector('ul')?.scrollBy(0, 150);
      await new Promise(requestAnimationFrame);
    }
  }, FRAMES);
  expect(((await spent()) - before) / FRAMES).toBeLessThan(8);
  await expect.poll(async () => (await marksOn(page)).some(({ label }) => label.includes('p0@'))).toBe(false);
  await expect.poll(async () => (await marksOn(page)).length).toBeGreaterThan(5);
  const shown = await marksOn(page);
  expect(shown.length).toBeLessThanOrEqual(60);
  for (const { y } of shown) expect(y).toBeLessThan(520);
});

test('does nothing while nothing moves, nor while somebody types', async ({ withSample: regard, serve }) => {
  const page = await openPage(
    regard,
    serve(`${mailFrom(KNOWN)}<div contenteditable="true" style="height:60px">Dear</div><p id="more"></p>`),
  );
  await markBeside(page, KNOWN);
  await page.waitForTimeout(1500);
  await inContentScript(
    regard,
    page,
    `(() => {
      globalThis.asked = 0;
      for (const name of ['requestAnimationFrame', 'requestIdleCallback']) {
        const real = globalThis[name].bind(globalThis);
        globalThis[name] = (...args) => { globalThis.asked++; return real(...args); };
      }
    })()`,
  );
  const asked = () => inContentScript(regard, page, 'globalThis.asked');
  await page.locator('[contenteditable]').click();
  // Whoever comes back to a page finds it read anew.
  await page.waitForTimeout(800);
  await inContentScript(regard, page, 'globalThis.asked = 0');
  await page.keyboard.type('when does somebody come? ');
  await page.waitForTimeout(800);
  expect(await asked()).toBe(0);
  // The same count does see what the page draws anew.
  await page.evaluate(() => document.querySelector('#more')?.append('more'));
  await expect.poll(asked).toBeGreaterThan(0);
});

test('leaves nothing when it is switched off, and one overlay when it is started anew', async ({ withSample: regard, serve }) => {
  const page = await openPage(regard, serve(mailFrom(KNOWN)));
  await markBeside(page, KNOWN);
  const extensions = await regard.context.newPage();
  await extensions.goto('chrome://extensions');
  const overlays = () => page.evaluate(() => document.querySelectorAll('[data-regard]').length);
  await extensions.evaluate(async (id) => {
    const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.reload(id, { failQuietly: true });
  }, regard.extensionId);
  await page.waitForTimeout(1000);
  await markBeside(page, KNOWN);
  expect(await overlays()).toBe(1);
  await extensions.evaluate(
    (id) =>
      (chrome as unknown as { management: { setEnabled(id: string, isOn: boolean): Promise<void> } }).management.setEnabled(id, false),
    regard.extensionId,
  );
  await expect.poll(overlays).toBe(0);
});
