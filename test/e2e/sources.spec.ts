import type { Page } from 'playwright';
import { setUp } from '../demo/set-up.mjs';
import { violationsOn } from './axe';
import { type Desk, startDesk } from './desk';
import { logging, requestsIn } from './net-log';
import { customerOf, expect, type Regard, startRegard, test } from './regard';

let desk: Desk;
test.beforeEach(async () => {
  desk = await startDesk();
});
test.afterEach(() => desk.stop());

/** Connects the desk in the options, as its user does; gives the card. */
async function connect(regard: Regard, token = desk.token) {
  const options = await regard.ourPage('options.html');
  const card = options.getByRole('region', { name: 'Your other systems' });
  await card.getByRole('searchbox').fill('zamm');
  await card.getByRole('button', { name: 'Zammad' }).click();
  await card.getByRole('textbox', { name: 'Address', exact: true }).fill(desk.address);
  await card.getByLabel('Token').fill(token);
  await card.getByRole('button', { name: 'Connect Zammad' }).click();
  await expect(card.getByText('Zammad is connected.')).toBeVisible();
  return card;
}

const elsewhere = (panel: Page) => panel.getByRole('region', { name: 'In your other systems' });

async function panelAt(regard: Regard, address: string): Promise<{ page: Page; panel: Page }> {
  const page = await regard.context.newPage();
  await page.goto(address);
  return { page, panel: await regard.panelBeside(page) };
}

test('says what another system knows of the customer beside the page', async ({ withSample, inbox }) => {
  const card = await connect(withSample);
  await expect(card.getByText('not asked yet')).toBeVisible();
  expect(desk.asked).toEqual([]);

  const { page, panel } = await panelAt(withSample, `${inbox}/mail/1`);
  const section = elsewhere(panel);
  await expect(section.getByRole('region', { name: 'Zammad' })).toContainText('Kestrel Boatyard');
  await expect(section.getByRole('link', { name: '#48031 Rudder bearing is worn' })).toHaveAttribute(
    'href',
    `${desk.address}/#ticket/zoom/31`,
  );
  await expect(section.getByText('open', { exact: true })).toHaveCount(2);
  await expect(section.getByText('as of just now')).toBeVisible();
  expect(await violationsOn(panel)).toEqual([]);
  // The customer's own address, and no other.
  expect([...new Set(desk.asked.flatMap(({ query }) => query.get('query') ?? []))]).toEqual([desk.person.email]);
  await expect(card.getByText(/^works since/)).toBeVisible();

  // Shown again it is not asked again: what was answered is fresh.
  const count = desk.asked.length;
  await page.goto(`${inbox}/mail/2`);
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
  await expect(section.getByText('Not known there.')).toBeVisible();
  await page.goto(`${inbox}/mail/1`);
  await expect(section.getByRole('link', { name: /Rudder bearing/ })).toBeVisible();
  await panel.waitForTimeout(800);
  expect(desk.asked.slice(count).flatMap(({ query }) => query.get('query') ?? [])).toEqual(['s.gruber@ferrum-metallbau.example']);
});

test('says in words why there is no answer, keeps showing the last one, and asks again where its user wants it', async ({
  withSample,
  inbox,
}) => {
  await connect(withSample);
  const { page, panel } = await panelAt(withSample, `${inbox}/mail/1`);
  const section = elsewhere(panel);
  await expect(section.getByRole('link', { name: /Rudder bearing/ })).toBeVisible();

  desk.refusal = { status: 401 };
  await page.goto(`${inbox}/mail/2`);
  await expect(section.getByText('Zammad does not accept the token, or no longer. Enter a new one.')).toBeVisible();
  expect(await violationsOn(panel)).toEqual([]);
  const opened = withSample.context.waitForEvent('page');
  await section.getByRole('button', { name: 'Open its settings' }).click();
  const options = await opened;
  await expect(options.getByText(/^does not work since/)).toBeVisible();
  await options.close();
  await page.bringToFront();

  desk.refusal = undefined;
  await desk.stop();
  await page.goto(`${inbox}/mail/3`);
  await expect(section.getByText(/^Zammad cannot be reached/)).toBeVisible();
  await desk.start();
  await section.getByRole('button', { name: 'Ask again' }).click();
  await expect(section.getByText('Not known there.')).toBeVisible();

  desk.refusal = { status: 429, headers: { 'retry-after': '120' } };
  await page.goto(`${inbox}/mail/4`);
  await expect(panel.getByText(/^Zammad wants to be asked less often\. It can be asked again at .*\d/)).toBeVisible();
  // Nothing is asked meanwhile, whoever is shown; what was answered before stays.
  const count = desk.asked.length;
  await page.goto(`${inbox}/mail/1`);
  await expect(section.getByRole('link', { name: /Rudder bearing/ })).toBeVisible();
  await panel.waitForTimeout(800);
  expect(desk.asked.length).toBe(count);
});

test('adds somebody with what another system knows', async ({ withSample, inbox }) => {
  desk.person = {
    ...desk.person,
    email: 'hanneke@visser-stairs.example',
    firstname: 'Hanneke',
    lastname: 'Visser',
    organization: 'Visser Stairs BV',
  };
  await connect(withSample);
  const { panel } = await panelAt(withSample, `${inbox}/mail/4`);
  await expect(panel.getByRole('region', { name: 'Known in your other systems' })).toContainText('Visser Stairs BV');
  expect(await violationsOn(panel)).toEqual([]);
  await panel.getByRole('button', { name: 'Add with what Zammad knows' }).click();
  await expect(customerOf(panel)).toHaveText('Hanneke Visser');
  await expect(panel.getByText('Visser Stairs BV').first()).toBeVisible();
});

test('forgets a system that is disconnected, and asks it no more', async ({ withSample, inbox }) => {
  const card = await connect(withSample);
  const { page, panel } = await panelAt(withSample, `${inbox}/mail/1`);
  await expect(elsewhere(panel)).toBeVisible();
  await card.page().bringToFront();
  await card.getByRole('button', { name: 'Disconnect Zammad' }).click();
  await card.getByRole('button', { name: 'Disconnect', exact: true }).click();
  await expect(card.getByText(/^Zammad is disconnected/)).toBeVisible();
  await page.bringToFront();
  await expect(elsewhere(panel)).toHaveCount(0);
  const count = desk.asked.length;
  await page.goto(`${inbox}/mail/2`);
  await expect(customerOf(panel)).toHaveText('Stefan Gruber');
  await panel.waitForTimeout(800);
  expect(desk.asked.length).toBe(count);
  const left = await card.page().evaluate(
    () =>
      new Promise<unknown>((resolve) => {
        const opening = indexedDB.open('regard');
        opening.onsuccess = async () => {
          const names = ['accounts', 'secrets', 'answers', 'paces'];
          const stores = opening.result.transaction(names);
          const counts = names.map(
            (name) =>
              new Promise((counted) => {
                const asked = stores.objectStore(name).count();
                asked.onsuccess = () => counted(asked.result);
              }),
          );
          resolve(await Promise.all(counts));
          opening.result.close();
        };
      }),
  );
  expect(left).toEqual([0, 0, 0, 0]);
});

test('shows nothing of other systems, and loads nothing for them, where none is connected', async ({ withSample, inbox }) => {
  const { panel } = await panelAt(withSample, `${inbox}/mail/1`);
  await expect(panel.getByRole('textbox', { name: /^note/i })).toBeVisible();
  await panel.waitForTimeout(800);
  await expect(elsewhere(panel)).toHaveCount(0);
  const loaded = await panel.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(loaded.filter((name) => /elsewhere/i.test(name))).toEqual([]);
});

test('asks nobody about those whom pages show while no panel is open', async ({ withSample, inbox }) => {
  await connect(withSample);
  const page = await withSample.context.newPage();
  for (const mail of [1, 2, 4]) await page.goto(`${inbox}/mail/${mail}`);
  await page.waitForTimeout(1500);
  expect(desk.asked).toEqual([]);
});

test('asks the system that was connected, and no other place', async ({ inbox }, testInfo) => {
  const log = testInfo.outputPath('net-log.json');
  const regard = await startRegard(testInfo.outputPath('profile'), { args: logging(log) });
  await setUp(regard);
  await connect(regard);
  const { page, panel } = await panelAt(regard, `${inbox}/mail/1`);
  await expect(elsewhere(panel).getByRole('link', { name: /Rudder bearing/ })).toBeVisible();
  await page.goto(`${inbox}/mail/4`);
  await expect(customerOf(panel)).toHaveText('Hanneke Visser');
  await expect.poll(() => desk.asked.at(-1)?.query.get('query')).toBe('hanneke@visser-stairs.example');
  await regard.close();
  const isOurs = (url: string) => url.startsWith(`chrome-extension://${regard.extensionId}`);
  const sent = (await requestsIn(log))
    .filter(({ url, initiator }) => isOurs(initiator) && !isOurs(url))
    .map(({ url }) => new URL(url).origin);
  expect([...new Set(sent)]).toEqual([desk.address]);
});

test('a note goes to another system as well, once, and its user decides where it is refused', async ({ withSample, inbox }) => {
  await connect(withSample);
  const { panel } = await panelAt(withSample, `${inbox}/mail/1`);
  const note = panel.getByRole('textbox', { name: /^note/i });
  const also = panel.getByRole('checkbox', { name: /^Also to Zammad/ });
  await expect(also).not.toBeChecked();
  await also.check();
  await note.fill('like: answers within the hour');
  await panel.keyboard.press('Control+Enter');
  await expect(panel.getByText('Waits for Zammad.')).toBeVisible();
  await expect(panel.getByText('Stands in Zammad.')).toBeVisible({ timeout: 20_000 });
  expect(desk.notes).toEqual(['like: answers within the hour']);
  await expect(also).not.toBeChecked();

  // Taken back before it is sent, it never is.
  await also.check();
  await note.fill('call: hasty words');
  await panel.keyboard.press('Control+Enter');
  await expect(panel.getByText('Waits for Zammad.')).toBeVisible();
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByText('Waits for Zammad.')).toHaveCount(0);

  await also.check();
  desk.refusal = { status: 403 };
  await note.fill('need: a spare rudder');
  await panel.keyboard.press('Control+Enter');
  await expect(panel.getByText(/^The token for Zammad may not write notes/)).toBeVisible({ timeout: 20_000 });
  expect(await violationsOn(panel)).toEqual([]);
  desk.refusal = undefined;
  await panel.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => desk.notes).toEqual(['like: answers within the hour', 'need: a spare rudder']);
});

test('what another system says can be taken over, counts with its name, and is taken back when it is disconnected', async ({
  withSample,
  inbox,
}) => {
  const options = await withSample.ourPage('options.html');
  const card = options.getByRole('region', { name: 'Your other systems' });
  await card.getByRole('button', { name: 'Any JSON API' }).click();
  await card.getByRole('textbox', { name: /^Address, with/ }).fill(`${desk.address}/books?mail={email}`);
  await card.getByLabel(/^Token/).fill(`Bearer ${desk.token}`);
  await card.getByRole('combobox').selectOption('revenue');
  for (const [field, path] of [
    [/^Where the records are/, 'data[*]'],
    [/^Amount/, 'net'],
    [/^Currency/, 'cur'],
    [/^Date/, 'day'],
    [/^Their number/, 'no'],
    [/^Title/, 'text'],
  ] as const)
    await card.getByRole('textbox', { name: field }).fill(path);
  await card.getByRole('textbox', { name: /try it with/ }).fill(desk.person.email);
  await card.getByRole('button', { name: 'Try it' }).click();
  await expect(card.getByText(/2 booked amounts/)).toBeVisible();
  await expect(card.getByRole('cell', { name: '1200.50' })).toBeVisible();
  // The preview follows the paths as they are typed.
  await card.getByRole('textbox', { name: /^Amount/ }).fill('nett');
  await expect(card.getByRole('cell', { name: '1200.50' })).toHaveCount(0);
  await card.getByRole('textbox', { name: /^Amount/ }).fill('net');
  expect(await violationsOn(options)).toEqual([]);
  await card.getByRole('button', { name: 'Connect Any JSON API' }).click();
  await expect(card.getByText(/^works since/)).toBeVisible();

  const { panel } = await panelAt(withSample, `${inbox}/mail/1`);
  const section = elsewhere(panel);
  await expect(section.getByText('€1,300.00')).toBeVisible();
  await section.getByRole('button', { name: /^Take over what/ }).click();
  await expect(section.getByText('Taken over: 2 new, 0 changed, 0 as before.')).toBeVisible();
  expect(await violationsOn(panel)).toEqual([]);

  await card.page().bringToFront();
  const imports = options.getByRole('region', { name: 'Imports' });
  await expect(imports.getByText(new URL(desk.address).host)).toBeVisible();
  await card.getByRole('switch', { name: /^Take over what it says/ }).click();
  await expect(card.getByRole('switch', { name: /^Take over what it says/ })).toBeChecked();
  await card.getByRole('button', { name: /^Disconnect/ }).click();
  await card.getByRole('switch', { name: /^Also take back/ }).click();
  await card.getByRole('button', { name: 'Disconnect', exact: true }).click();
  await expect(card.getByText(/is disconnected/)).toBeVisible();
  await expect(imports.getByText(new URL(desk.address).host)).toHaveCount(0);
});
