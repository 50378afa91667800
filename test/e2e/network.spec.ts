import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setUp } from '../demo/set-up.mjs';
import { poll } from '../tools/poll.mjs';
import { customerOf, expect, startRegard, test } from './regard';

interface LogEvent {
  readonly type: number;
  readonly params?: { readonly url?: string; readonly initiator?: string; readonly host?: string };
}

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly LogEvent[];
}

/** The log is whole once the browser's last process has ended. */
const finished = (file: string): Promise<NetLog> =>
  poll(async () => parsed(await readFile(file, 'utf8')), { seconds: 10, otherwise: 'The browser did not finish its log.' });

function parsed(text: string): NetLog | undefined {
  try {
    return JSON.parse(text) as NetLog;
  } catch {
    // Still being written.
    return undefined;
  }
}

/** Every request that the browser began: its own log sees what pages, workers and the extension ask for, whatever way they ask. */
async function requestsIn(file: string): Promise<{ url: string; initiator: string }[]> {
  const { constants, events } = await finished(file);
  const started = constants.logEventTypes['URL_REQUEST_START_JOB'];
  return events
    .filter(({ type, params }) => type === started && params?.url !== undefined)
    .map(({ params }) => ({ url: params?.url ?? '', initiator: params?.initiator ?? '' }));
}

test('sends nothing anywhere, from the first sample to the last note', async ({ inbox }, testInfo) => {
  const log = testInfo.outputPath('net-log.json');
  const regard = await startRegard(testInfo.outputPath('profile'), { args: [`--log-net-log=${log}`, '--net-log-capture-mode=Everything'] });
  await setUp(regard);
  const page = await regard.context.newPage();
  await page.goto(`${inbox}/mail/1`);
  const panel = await regard.panelBeside(page);
  await expect(customerOf(panel)).toHaveText('Niamh Kearney');
  await panel.getByRole('textbox', { name: /^note/i }).fill('like: answers within the hour');
  await panel.keyboard.press('Control+Enter');
  await expect(panel.getByText('Saved', { exact: true })).toBeAttached();
  await page.goto(`${inbox}/mail/4`);
  await panel.getByRole('button', { name: 'Add as customer' }).click();
  await expect(panel.getByRole('textbox', { name: /^note/i })).toBeVisible();
  // The control: one request that a page of the extension does send, which the log has to show.
  const control = `${inbox}/control`;
  const ours = await regard.ourPage('options.html');
  await ours.evaluate((url) => fetch(url, { mode: 'no-cors' }).catch(() => undefined), control);
  await regard.close();

  const requests = await requestsIn(log);
  const isOurs = (url: string) => url.startsWith(`chrome-extension://${regard.extensionId}`);
  const isInbox = (url: string) => url.startsWith(inbox);
  const sent = requests.filter(({ url, initiator }) => isOurs(initiator) && !isOurs(url)).map(({ url }) => url);
  expect([...new Set(sent)]).toEqual([control]);
  expect(requests.filter(({ url, initiator }) => isInbox(initiator) && !isInbox(url) && !isOurs(url))).toEqual([]);
});

test('has no code in the page that could send anything', async () => {
  const { ensureBuild } = await import('../tools/prepare.mjs');
  const spotter = await readFile(join(await ensureBuild('chrome', 'e2e'), 'spotter.js'), 'utf8');
  expect(spotter).toContain('announce');
  expect(spotter).not.toMatch(
    /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|RTCPeerConnection|preconnect|dns-prefetch|new Image\b|EventSource/,
  );
});
