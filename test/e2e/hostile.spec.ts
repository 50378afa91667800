import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { type Sign, signs } from '@/utils/hosts/signs';
import { expect, type Regard, test } from './regard';
import { SITE, seenAt } from './seen';

const FOLDER = 'test/fixtures/pages';
const fixtures = readdirSync(FOLDER).filter((file) => file.endsWith('.html'));

/** Numbers that look like chance and are the same at every run (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const MARKUP = [
  '<',
  '>',
  '"',
  "'",
  '@',
  '&',
  '</div>',
  '<script>window.__pwned = 1</script>',
  '<img src=x onerror="window.__pwned = 1">',
  '\0',
];

/** What may be done to a page, each by a number that decides how. */
const variants: Readonly<Record<string, (html: string, random: () => number) => string>> = {
  edited: (html, random) => {
    let text = html;
    for (let count = 0; count < 60; count++) {
      const at = Math.floor(random() * text.length);
      const what = MARKUP[Math.floor(random() * MARKUP.length)] ?? '';
      text = text.slice(0, at) + what + text.slice(at + Math.floor(random() * 6));
    }
    return text;
  },
  truncated: (html, random) => html.slice(0, Math.floor(random() * html.length)),
  'of megabyte attributes': (html) =>
    html
      .replace(/(title|email|data-hovercard-id|aria-label|href|class)="/g, `$1="${'a@'.repeat(2000)}`)
      .replace(/="/, `="${'x@y.'.repeat(1 << 18)}`),
};

/** The address under which the host of a fixture is recognised, where it has one. */
function addressOf(file: string): string {
  const id = (Object.keys(signs) as (keyof typeof signs)[]).find((host) => file.startsWith(`${host}-`));
  const sign: Sign = id === undefined ? {} : signs[id];
  const name = sign.names?.[0];
  return name === undefined ? SITE : `https://${name.startsWith('.') ? `shop${name}` : name}/`;
}

interface Watched {
  readonly page: Page;
  readonly errors: string[];
  readonly asked: string[];
}

/** A tab in which everything that goes wrong, and everything that is asked of the network, is noted. The page's own scripts are off. */
async function watchedTab(regard: Regard, html: () => string, scripts = "script-src 'none'"): Promise<Watched> {
  const page = await regard.context.newPage();
  const errors: string[] = [];
  const asked: string[] = [];
  const session = await regard.context.newCDPSession(page);
  await session.send('Runtime.enable');
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) =>
    errors.push(exceptionDetails.exception?.description ?? exceptionDetails.text),
  );
  await page.route('**/*', async (route) => {
    if (route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()) {
      await route.fulfill({ headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': scripts }, body: html() });
    } else {
      asked.push(route.request().url());
      await route.abort();
    }
  });
  return { page, errors, asked };
}

test.describe('pages that were tampered with', () => {
  for (const [name, tamper] of Object.entries(variants)) {
    test(`${name}: nothing throws, hangs, runs or asks the network`, async ({ regard }) => {
      test.setTimeout(180_000);
      let html = '';
      const { page, errors, asked } = await watchedTab(regard, () => html);
      const ours = await regard.ourPage('options.html');
      for (const [index, file] of fixtures.entries()) {
        html = tamper(readFileSync(`${FOLDER}/${file}`, 'utf8'), chance(index + 1));
        const url = addressOf(file);
        await page.goto(url);
        const own = asked.length;
        await expect.poll(() => focusCount(ours, url), { message: `${file} was not read`, intervals: [50] }).toBe(1);
        expect(await page.evaluate(() => '__pwned' in window), file).toBe(false);
        expect(asked.slice(own), file).toEqual([]);
      }
      expect(errors).toEqual([]);
    });
  }
});

async function focusCount(ours: Page, url: string): Promise<number> {
  const stored: Record<string, unknown> = await ours.evaluate(() =>
    (globalThis as unknown as { chrome: typeof import('wxt/browser').browser }).chrome.storage.session.get(null),
  );
  return Object.values(stored).filter((value) => (value as { sighting?: { url: string } }).sighting?.url.startsWith(url)).length;
}

/** What a page builds by its own script, out of proportion. */
const monsters: Readonly<Record<string, () => void>> = {
  'a hundred thousand levels': () => {
    const levels = (): Element[] => {
      const chain = Array.from({ length: 1000 }, () => document.createElement('i'));
      chain.forEach((node, level) => {
        chain[level - 1]?.append(node);
      });
      return chain;
    };
    let inner: Node = document.createTextNode('deep@acme.example');
    for (let count = 0; count < 100; count++) {
      const chain = levels();
      chain.at(-1)?.append(inner);
      inner = chain[0] ?? inner;
    }
    // Without a box: so deep a tree takes the browser's own layout down.
    const top = document.createElement('div');
    top.hidden = true;
    top.append(inner);
    document.body.append(top);
  },
  'two hundred thousand text nodes': () => {
    const line = document.createElement('p');
    for (let count = 0; count < 200_000; count++) line.append(document.createTextNode(count % 100 === 0 ? ' x@y ' : ' word '));
    document.body.append(line);
  },
  'a text of twenty million characters': () => {
    // Hidden, since the browser takes half a minute to lay it out.
    const text = document.createElement('pre');
    text.hidden = true;
    text.append('a@b.'.repeat(5_000_000));
    document.body.append(text);
  },
  'attributes of five million characters': () => {
    for (const name of ['title', 'aria-label', 'email', 'data-email', 'class']) document.body.setAttribute(name, '"a@'.repeat(1_700_000));
  },
  'a storm of changes': () => {
    const box = document.createElement('div');
    document.body.append(box);
    const end = performance.now() + 3000;
    const blow = () => {
      for (let count = 0; count < 2000; count++) {
        const item = document.createElement('b');
        item.append(`p${count}@storm`);
        box.append(item);
        if (box.childElementCount > 500) box.firstElementChild?.remove();
      }
      if (performance.now() < end) setTimeout(blow);
    };
    blow();
  },
};

test.describe('pages out of all proportion', () => {
  for (const [name, build] of Object.entries(monsters)) {
    test(`${name}: the spotter goes on`, async ({ regard }) => {
      const { page, errors } = await watchedTab(regard, () => '<body><p>ann@acme.example</p>', "script-src 'unsafe-inline'");
      const ours = await regard.ourPage('options.html');
      await page.goto(SITE);
      await expect.poll(() => seenAt(ours)).toEqual(['ann@acme.example']);
      await page.evaluate(build);
      await page.evaluate(() => document.body.prepend('bob@boats.example'));
      await expect.poll(() => seenAt(ours), { timeout: 30_000 }).toContain('bob@boats.example');
      expect(errors).toEqual([]);
    });
  }
});
