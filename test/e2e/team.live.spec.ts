import { createServer, connect as dial, type Socket } from 'node:net';
import type { Page } from 'playwright';
import { postgresPrograms, startPostgres } from '../live/servers/postgres';
import { applySchema, createTeamDatabase, serveTeam, type TeamDatabase, type TeamServer } from '../live/servers/team-server';
import { violationsOn } from './axe';
import { customerOf, expect, type Regard, startRegard, test } from './regard';
import { stopwatch } from './stopwatch';

const programs = postgresPrograms();
const day = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
const invoices = `invoice_no,customer,email,date,currency,net,cost
A-1,Hanneke Visser,hanneke@visser-stairs.example,${day(40)},EUR,1000.00,600.00
A-2,Hanneke Visser,hanneke@visser-stairs.example,${day(20)},EUR,500.00,300.00
`;

/** A cable between the browsers and the server: it can be pulled out. */
async function startCable(to: number) {
  let isPulled = false;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    if (isPulled) return socket.destroy();
    const other = dial(to, '127.0.0.1');
    for (const end of [socket, other]) {
      open.add(end);
      end.on('error', () => undefined).on('close', () => open.delete(end));
    }
    return socket.pipe(other).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    address: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    pull(pulled: boolean) {
      isPulled = pulled;
      if (pulled) for (const socket of open) socket.destroy();
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

let stops: (() => Promise<unknown>)[] = [];
let db: TeamDatabase;
let server: TeamServer;
let cable: Awaited<ReturnType<typeof startCable>>;
test.beforeEach(async () => {
  test.skip(programs === undefined, 'PostgreSQL is not installed (Debian: apt-get install postgresql)');
  if (programs === undefined) return;
  const { postgres, stop } = await startPostgres(programs);
  stops = [stop];
  await applySchema(postgres);
  db = await createTeamDatabase(postgres);
  stops.unshift(() => db.close());
  await db.owner.query('select regard.set_token_key($1)', [db.key]);
  server = await serveTeam(postgres, db);
  stops.unshift(() => server.stop());
  cable = await startCable(Number(new URL(server.address).port));
  stops.unshift(() => cable.close());
});
test.afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const teamIn = (options: Page) => options.getByRole('region', { name: 'Your team' });

interface Entry {
  readonly link: string;
  readonly code: string;
  readonly email: string;
  readonly name: string;
}

/** Joins by the form in the options, as its user does. */
async function join(regard: Regard, { link, code, email, name }: Entry): Promise<Page> {
  const options = await regard.ourPage('options.html');
  const card = teamIn(options);
  await card.getByLabel('Link of the invitation').fill(link);
  await card.getByLabel('Your mail address').fill(email);
  await card.getByLabel('Password').fill('ten letters or more');
  await card.getByRole('switch', { name: /with a code/ }).click();
  await card.getByLabel('Code of the invitation').fill(code);
  await card.getByLabel('Your name').fill(name);
  await card.getByRole('button', { name: 'Join the team' }).click();
  await expect(card.getByText(/^Together with your team/)).toBeVisible();
  return options;
}

async function importFile(options: Page, name: string, text: string): Promise<void> {
  const chooser = options.waitForEvent('filechooser');
  await options.getByText('Choose a file', { exact: true }).first().click();
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await options.getByRole('button', { name: /^import\b/i }).click();
  await expect(options.getByText(/imported/i).first()).toBeVisible();
}

async function panelOf(regard: Regard, address: string): Promise<Page> {
  const page = await regard.context.newPage();
  await page.goto(address);
  return regard.panelBeside(page);
}

async function note(panel: Page, text: string): Promise<void> {
  const field = panel.getByRole('textbox', { name: /^note/i });
  await field.fill(text);
  await field.press('Control+Enter');
  await expect(panel.getByText('Saved', { exact: true }).first()).toBeVisible();
}

test('two members on the real database: what one notes the other sees, costs by role, two edits at once are asked about', async ({
  inbox,
}, testInfo) => {
  const { rows } = await db.owner.query('select * from regard.found_team($1, $2, $3)', [
    'Northwind',
    'anna@northwind.example',
    cable.address,
  ]);
  const { step } = stopwatch('team');
  const anna = await startRegard(testInfo.outputPath('anna'));
  const ben = await startRegard(testInfo.outputPath('ben'));
  try {
    const hers = await join(anna, { link: rows[0].link, code: rows[0].code, email: 'anna@northwind.example', name: 'Anna Lind' });
    step('the administrator joined');
    await importFile(hers, 'invoices.csv', invoices);

    const people = teamIn(hers);
    await people.getByRole('button', { name: 'Members and invitations' }).click();
    await people.getByLabel('Mail address of a colleague').fill('ben@northwind.example');
    await people.getByLabel('Role', { exact: true }).selectOption('support');
    await people.getByRole('button', { name: 'Invite', exact: true }).click();
    await expect(people.getByText(/Send this link to ben@northwind\.example/)).toBeVisible();
    expect(await violationsOn(hers)).toEqual([]);
    const link = (await people.getByText(/^http.*regard-team=/).textContent()) ?? '';
    const code = (await people.getByText(/^[0-9a-f]{20}$/).textContent()) ?? '';
    const his = await join(ben, { link, code, email: 'ben@northwind.example', name: 'Ben Ode' });
    step('a colleague was invited, and joined');

    const herPanel = await panelOf(anna, `${inbox}/mail/4`);
    const hisPanel = await panelOf(ben, `${inbox}/mail/4`);
    await expect(customerOf(herPanel)).toHaveText('Hanneke Visser');
    await expect(herPanel.getByRole('region', { name: /^margin/i })).toContainText('€600');
    await expect(customerOf(hisPanel)).toHaveText('Hanneke Visser');
    await expect(hisPanel.getByText('Costs are not visible to your role.').first()).toBeVisible();
    await expect(hisPanel.getByText('€600')).toHaveCount(0);
    await expect(hisPanel.getByText('€1,500').first()).toBeVisible();
    step('both see the customer, one of them without costs');

    await note(hisPanel, 'need: oak treads by spring');
    const needs = (panel: Page) => panel.getByRole('region', { name: 'Needs', exact: true });
    await expect(needs(herPanel)).toContainText('oak treads by spring');
    step('what one noted the other sees');
    await expect(needs(herPanel)).toContainText('Ben Ode');

    cable.pull(true);
    const settle = async (panel: Page, name: RegExp) => {
      await needs(panel)
        .getByRole('listitem')
        .filter({ hasText: 'oak treads' })
        .getByRole('button', { name })
        .first()
        .click({ timeout: 10_000 });
    };
    await settle(herPanel, /^Mark as met/);
    await settle(hisPanel, /^No longer needed/);
    await expect(hisPanel.getByText(/cannot be reached/)).toBeVisible();
    cable.pull(false);
    await expect(his.getByText(/^To be decided: 1|^Together/).first()).toBeVisible();
    const asked = async () =>
      (await Promise.all([hers, his].map((page) => teamIn(page).getByText('You and somebody else changed the same').count()))).join();
    await expect.poll(asked, { timeout: 60_000 }).toMatch(/1,0|0,1/);
    const [open, other] = (await asked()) === '1,0' ? [hers, his] : [his, hers];
    expect(await violationsOn(open)).toEqual([]);
    await teamIn(open).getByRole('button', { name: 'Take the team’s' }).click();
    await expect(teamIn(open).getByText('You and somebody else changed the same')).toHaveCount(0);
    await expect(teamIn(other).getByText('You and somebody else changed the same')).toHaveCount(0);
    step('two edits at once were asked about, and decided');

    await teamIn(his).getByRole('button', { name: 'Leave the team' }).click();
    await teamIn(his).getByRole('button', { name: 'Leave the team' }).click();
    await expect(teamIn(his).getByText('You left the team.')).toBeVisible();
    await expect(customerOf(hisPanel)).toHaveText('Hanneke Visser');
  } finally {
    await Promise.all([anna.close(), ben.close()]);
  }
});
