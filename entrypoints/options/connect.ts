import { browser } from 'wxt/browser';
import type { ConnectActions, Filled, NotAsked, Tried } from '@/components/connect/connect-view';
import { isPermitted, patternOf, patternsOf } from '@/utils/connected/permission';
import { chooseFollow, chooseTakeOver, forgetAccount, listAccounts, openAccount, saveAccount } from '@/utils/db/accounts';
import { heldOrigins, holdOrigins, releaseOrigins } from '@/utils/db/held-origins';
import type { Database } from '@/utils/db/schema';
import { err, ok, type Result } from '@/utils/domain/result';
import { type Millis, millisOf } from '@/utils/domain/time';
import { undoImport } from '@/utils/intake/undo';
import { call } from '@/utils/messaging/call';
import { sourceOf } from '@/utils/sources';
import { type AccountState, type KeptAccount, takenKinds } from '@/utils/sources/account';
import { originsOf, tokenTools } from '@/utils/sources/connect';
import type { Failure } from '@/utils/sources/failure';
import { apart, checked } from '@/utils/sources/fields';
import { signIn } from '@/utils/sources/sign-in/sign-in';
import type { Source } from '@/utils/sources/source';
import { originsOfTeam } from '@/utils/team/joining/entrance';
import { joinedTeam } from '@/utils/team/joining/kept';

/** Where a sign-in leads back to; Chromium lets us ask the browser for it only once we may sign in at all. */
export const returnAddress = (): string => browser.identity?.getRedirectURL() ?? `https://${browser.runtime.id}.chromiumapp.org/`;

/** Connects other systems. A permission is asked for before anything is awaited: the browser wants to see the click. */
export function connectActions(db: Database): ConnectActions {
  /** The forms that were answered as they stand, and when. */
  const answered = new Map<string, Millis>();
  return {
    async onTry(filled, question) {
      const allowed = await allow(db, filled);
      if (!allowed.ok) return allowed;
      const trial = { account: filled.account, sourceId: filled.source.id, values: await wholeOf(db, filled), question };
      const answer = reached(await call('trySource', trial));
      if (answer.ok) answered.set(formOf(filled), answer.value.asOf);
      if (!answer.ok || filled.source.id !== 'jsonApi') return answer.ok ? ok<Tried>({ answer: answer.value }) : answer;
      const sample = reached(await call('sampleSource', trial));
      return ok<Tried>({ answer: answer.value, ...(sample.ok ? { sample: sample.value } : {}) });
    },
    async onSignIn(filled) {
      const { source } = filled;
      const allowed = await allow(db, filled);
      if (!allowed.ok) return allowed;
      const { clientId = '', ...values } = await wholeOf(db, filled);
      if (source.signIn === undefined) return err({ kind: 'incomplete', field: 'token' });
      const world = { fetch: (...request: Parameters<typeof fetch>) => fetch(...request), isPermitted, now: () => millisOf(new Date()) };
      const tools = tokenTools(source, { ...values, clientId }, world, new AbortController().signal);
      const tokens = await signIn(source.signIn, { ...values, clientId }, { ...tools, launch, returnAddress: returnAddress() });
      return tokens.ok ? ok({ ...tokens.value }) : tokens;
    },
    async onSave(filled) {
      const { account, source } = filled;
      const allowed = await allow(db, filled);
      if (!allowed.ok) return allowed;
      const values = await wholeOf(db, filled);
      const before = (await listAccounts(db)).find(({ id }) => id === account);
      const { settings, secrets } = apart(source.fields, parsedOf(source, values));
      const host = new URL(source.address(parsedOf(source, values))).host;
      const label = source.id === 'jsonApi' ? host : source.label;
      const now = millisOf(new Date());
      const notesOn = source.notesOn === undefined ? {} : { notesOn: source.notesOn };
      const kept = { id: account, sourceId: source.id, settings, label, host, connectedAt: before?.connectedAt ?? now, ...notesOn };
      const since = answered.get(formOf(filled));
      const state: AccountState = since === undefined ? { kind: 'new' } : { kind: 'works', since };
      await saveAccount(db, { ...kept, state }, { ...secrets, ...renewalIn(values) });
      await withdrawUnused(db);
      return ok(undefined);
    },
    async onDisconnect({ id, takenOver = {} }, takesBack) {
      // Nothing more comes in while it is taken back.
      await chooseFollow(db, id, false);
      const imports = takenKinds.flatMap((kind) => takenOver[kind] ?? []);
      if (takesBack) for (const importId of imports) await undoImport(db, importId);
      await forgetAccount(db, id);
      await withdrawUnused(db);
    },
    onTakeOver: ({ id }, isOn) => void chooseTakeOver(db, id, isOn),
    onHear: () => void call('followSources', null),
    onFollow: ({ id }, isOn) => void chooseFollow(db, id, isOn).then(() => call('followSources', null)),
  };
}

const formOf = ({ account, values }: Filled): string => JSON.stringify([account, values]);

/** Takes origins back that are allowed only to be asked, and that no account and no team asks: disconnected, or tried and left. */
export async function withdrawUnused(db: Database): Promise<void> {
  const [held, accounts, joined] = await Promise.all([heldOrigins(db), listAccounts(db), joinedTeam(db)]);
  const needed = new Set([
    ...accounts.flatMap(patternsOfAccount),
    ...(joined === undefined ? [] : originsOfTeam(joined.invitation).map(patternOf)),
  ]);
  const unused = held.filter((pattern) => !needed.has(pattern));
  if (unused.length === 0) return;
  await browser.permissions.remove({ origins: unused });
  await releaseOrigins(db, unused);
}

function patternsOfAccount({ sourceId, settings }: KeptAccount): readonly string[] {
  const source = sourceOf(sourceId);
  return source === undefined ? [] : patternsOf(source, settings);
}

/** What the source keeps of what was typed; what will not do is left as it is, for the vendor's file to refuse. */
const parsedOf = ({ fields }: Source, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const parsed = checked(fields, values);
  return parsed.ok ? parsed.value : values;
};

/** What a sign-in gave besides the token: kept with the secrets. */
const renewalIn = ({ refresh, expiresAt }: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  ...(refresh === undefined ? {} : { refresh }),
  ...(expiresAt === undefined ? {} : { expiresAt }),
});

/** The form with the secrets that were left as they are. */
async function wholeOf(db: Database, { account, values }: Filled): Promise<Readonly<Record<string, string>>> {
  const secrets = (await openAccount(db, account))?.secrets ?? {};
  const typed = Object.entries(values).filter(([name, value]) => value.trim() !== '' || secrets[name] === undefined);
  return { ...secrets, ...Object.fromEntries(typed) };
}

/** Asks the user to let us ask the account's origins. */
function allow(db: Database, { source, values }: Filled): Promise<Result<undefined, NotAsked>> {
  const settings = parsedOf(source, placeheld(source, values));
  return allowOrigins(db, originsOf(source, settings), new URL(source.address(settings)).host, source.signIn !== undefined);
}

/** Asks the user to let us ask these origins. They are no sites: who was not allowed them before holds them apart. */
export function allowOrigins(
  db: Database,
  wanted: readonly string[],
  host: string,
  signsIn: boolean,
): Promise<Result<undefined, { readonly kind: 'notAllowed'; readonly host: string }>> {
  const origins = [...new Set(wanted.map(patternOf))];
  // Firefox gave it already, and refuses to be asked for it again.
  const permissions = !signsIn || browser.identity !== undefined ? {} : { permissions: ['identity' as const] };
  const before = Promise.all(origins.map((origin) => browser.permissions.contains({ origins: [origin] })));
  const asked = browser.permissions.request({ origins, ...permissions });
  // Written while the user reads the question: the background hears of the answer at once, and must not take them for sites.
  const held = before.then((wereAllowed) => {
    const mine = origins.filter((_, index) => !wereAllowed[index]);
    return holdOrigins(db, mine).then(() => mine);
  });
  return Promise.all([asked, held]).then(async ([isAllowed, mine]) => {
    if (isAllowed) return ok(undefined);
    await releaseOrigins(db, mine);
    return err({ kind: 'notAllowed', host });
  });
}

/** The form with words in the place of secrets that were left as they are: where an account is asked does not depend on them. */
const placeheld = ({ fields }: Source, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(fields).map((name) => [name, values[name] ?? '']));

async function launch(address: string): Promise<string | undefined> {
  try {
    return await browser.identity.launchWebAuthFlow({ url: address, interactive: true });
  } catch {
    // The window was closed, or the vendor showed no page.
    return undefined;
  }
}

/** A message's answer as one: it may not arrive, and may say no. */
const reached = <T>(answer: Result<Result<T, Failure>, unknown>): Result<T, Failure | NotAsked> =>
  answer.ok ? answer.value : err({ kind: 'unreachable' });
