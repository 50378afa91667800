import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { type DomainName, isWithin, parseDomain } from '@/utils/domain/domain-name';
import { domainOf, parseEmail } from '@/utils/domain/email';
import type { Currency } from '@/utils/domain/money';
import { isFreeMail } from '@/utils/identity/free-mail';
import { freeMailDomains, getSetting, ownIdentities } from '@/utils/settings/items';
import { applyImport } from './apply';
import type { IsSharedDomain } from './customer-rows';
import type { IntakeError, IntakeReply, IntakeRequest, IntakeStep } from './messages';
import { planImport } from './plan';
import { type Survey, survey } from './survey';

// All reading and writing of imports happens in this thread: the page stays quick, whatever the file.

interface Checked {
  readonly fileName: string;
  readonly survey: Survey;
  readonly isShared: IsSharedDomain;
}

let checked: Checked | undefined;
let running = new AbortController();

addEventListener('message', ({ data }: MessageEvent<IntakeRequest>) => {
  running.abort();
  if (data.kind === 'cancel') return;
  running = new AbortController();
  const { signal } = running;
  const work = data.kind === 'check' ? check(data.file, data.currency, signal) : apply(signal);
  // A task that gave way to another one has nothing more to say.
  work.catch((error: unknown) => tell(signal.aborted ? { kind: 'cancelled', job: undefined } : { kind: 'failed', error: errorOf(error) }));
});

const tell = (reply: IntakeReply): void => postMessage(reply);

async function check(file: File, currency: Currency, signal: AbortSignal): Promise<void> {
  checked = undefined;
  const surveyed = await survey(file, { currency, signal, onRows: progress('reading', undefined) });
  if (!surveyed.ok) return tell({ kind: 'failed', error: surveyed.error });
  await withDatabase(async (db) => {
    const isShared = await sharedDomains(db);
    const plan = await planImport(db, surveyed.value, { isShared, signal, onRows: progress('comparing', surveyed.value.rows) });
    if (!plan.ok) return tell({ kind: 'failed', error: plan.error });
    checked = { fileName: file.name, survey: surveyed.value, isShared };
    tell({ kind: 'checked', plan: plan.value });
  });
}

async function apply(signal: AbortSignal): Promise<void> {
  if (checked === undefined) return;
  const { survey: surveyed, ...options } = checked;
  checked = undefined;
  const onRows = progress('writing', surveyed.rows);
  await withDatabase(async (db) => {
    const job = await applyImport(db, surveyed, { ...options, signal, onProgress: ({ rows }) => onRows(rows) });
    if (!job.ok) tell({ kind: 'failed', error: job.error });
    else tell({ kind: signal.aborted ? 'cancelled' : 'applied', job: job.value });
  });
}

async function withDatabase(work: (db: Database) => Promise<void>): Promise<void> {
  const db = await openDatabase();
  try {
    await work(db);
  } finally {
    db.close();
  }
}

/** Neither a mail provider's domain nor one of our own makes a company. */
async function sharedDomains(db: Database): Promise<IsSharedDomain> {
  const [own, providers] = await Promise.all([getSetting(db, ownIdentities), getSetting(db, freeMailDomains)]);
  const extra = providers.flatMap((text) => parseDomain(text) ?? []);
  const ours: DomainName[] = own.flatMap((text) => {
    const email = parseEmail(text);
    return (email === undefined ? parseDomain(text) : domainOf(email)) ?? [];
  });
  return (domain) => isFreeMail(domain, extra) || ours.some((mine) => isWithin(domain, mine));
}

/** Tells of progress at most ten times a second. */
function progress(step: IntakeStep, total: number | undefined): (rows: number) => void {
  const startedAt = performance.now();
  let toldAt = startedAt;
  return (rows) => {
    const now = performance.now();
    if (now - toldAt < 100) return;
    toldAt = now;
    tell({ kind: 'progress', step, rows, total, rowsPerSecond: Math.round((1000 * rows) / (now - startedAt)) });
  };
}

function errorOf(error: unknown): IntakeError {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotReadableError' || name === 'NotFoundError') return { kind: 'unreadable' };
  return name === 'QuotaExceededError' ? { kind: 'quota' } : { kind: 'storage' };
}
