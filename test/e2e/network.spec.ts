import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setUp } from '../demo/set-up.mjs';
import { logging, requestsIn } from './net-log';
import { customerOf, expect, startRegard, test } from './regard';

test('sends nothing anywhere, from the first sample to the last note', async ({ inbox }, testInfo) => {
  const log = testInfo.outputPath('net-log.json');
  const regard = await startRegard(testInfo.outputPath('profile'), { args: logging(log) });
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
