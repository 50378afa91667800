import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page as Tab } from 'playwright';
import type { browser } from 'wxt/browser';
import { parseEmail, withoutTag } from '@/utils/domain/email';
import messages from '@/utils/i18n/locales/en.json';
import { reasonSentence } from '@/utils/i18n/reason';
import { type Focus, focusKey } from '@/utils/messaging/focus';
import { launchChromium } from './launch.mjs';

/** What the extension's own pages call the browser's API. */
declare const chrome: typeof browser;

/** One line of the input. */
interface Page {
  readonly file: string;
  readonly url: string;
  readonly frames?: readonly { readonly url: string; readonly file: string }[];
  readonly own?: readonly string[];
}

/** A saved page's own scripts stay off, and it reaches nothing: content scripts run all the same. */
const HEADERS = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "script-src 'none'" };

/** So many equal answers in a row, 60 ms apart, are the page's last word: longer than the spotter waits for a page to be quiet. */
const SETTLED = 9;

async function main(): Promise<void> {
  const [input] = process.argv.slice(2);
  if (input === undefined) throw new Error('usage: npm run -s spot -- pages.jsonl');
  const pages = (await readFile(input, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const profile = await mkdtemp(join(tmpdir(), 'regard-spot-'));
  const browser = await launchChromium({ extension: process.env['REGARD_EXTENSION'] ?? '', profile });
  try {
    const ours = await browser.context.newPage();
    await ours.goto(`chrome-extension://${browser.extensionId}/options.html`);
    for (const line of pages) process.stdout.write(`${JSON.stringify(await spot(JSON.parse(line) as Page, browser.context, ours))}\n`);
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function spot(page: Page, context: BrowserContext, ours: Tab) {
  await setOwn(ours, page.own ?? []);
  const files = new Map([{ url: page.url, file: page.file }, ...(page.frames ?? [])].map(({ url, file }) => [plain(url), file]));
  const tab = await context.newPage();
  await tab.route('**/*', async (route) => {
    const file = files.get(plain(route.request().url()));
    if (file === undefined) await route.abort();
    else await route.fulfill({ headers: HEADERS, body: await readFile(file) });
  });
  try {
    await tab.goto(page.url, { waitUntil: 'load' });
    return answerOf(await settledFocus(ours, tab.url()), page.own ?? []);
  } finally {
    await tab.close();
  }
}

const plain = (url: string): string => new URL(url).href.split('#')[0] ?? url;

/** The settings as the options page keeps them. */
async function setOwn(ours: Tab, own: readonly string[]): Promise<void> {
  await ours.evaluate(async (value) => {
    const open = indexedDB.open('regard');
    await new Promise((resolve) => open.addEventListener('success', resolve));
    const transaction = open.result.transaction('settings', 'readwrite');
    transaction.objectStore('settings').put(value, 'ownIdentities');
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    open.result.close();
  }, own);
}

/** The tab's focus once it has not changed for a while: frames load after their page. */
async function settledFocus(ours: Tab, url: string): Promise<Focus | null> {
  let last = '';
  let focus: Focus | null = null;
  for (let same = 0, turn = 0; turn < 200 && same < SETTLED; turn++) {
    focus = await focusAt(ours, url);
    const text = JSON.stringify(focus);
    same = focus !== null && text === last ? same + 1 : 0;
    last = text;
    await wait(60);
  }
  return focus;
}

async function focusAt(ours: Tab, url: string): Promise<Focus | null> {
  const stored: Record<string, unknown> = await ours.evaluate(() => chrome.storage.session.get(null));
  const found = Object.entries(stored).find(
    ([key, value]) => key.startsWith(focusKey(0).slice(0, -1)) && (value as Focus).sighting.url === url,
  );
  return found ? (found[1] as Focus) : null;
}

function answerOf(focus: Focus | null, own: readonly string[]) {
  if (focus === null) throw new Error('the page was not read within twelve seconds');
  const { sighting, choice } = focus;
  const listed = new Set(own.map(parseEmail));
  return {
    host: sighting.host,
    fallback: sighting.isFallback,
    people: sighting.people
      .filter(({ email }) => !listed.has(email) && !listed.has(withoutTag(email)))
      .map(({ written, name, role }) => ({ email: written, name, role })),
    domains: sighting.domains,
    customer: choice.customer?.written ?? null,
    confidence: choice.confidence,
    reason: reasonSentence(choice.reason, { plain: inEnglish, addressed: (key, [email]) => inEnglish(key).replace('$1', email) }),
    self: sighting.self[0] ?? null,
  };
}

const inEnglish = (key: `reason.${keyof typeof messages.reason}`): string =>
  messages.reason[key.slice('reason.'.length) as keyof typeof messages.reason];

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
