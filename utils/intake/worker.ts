import type { Rate } from '@/utils/economics/rates';
import { addRates } from '@/utils/settings/rates';
import { getSetting, setSetting } from '@/utils/settings/setting';
import { applyImport } from './apply';
import { type RememberedShape, recall, remember, shapeOf } from './choices';
import type { IsSharedDomain } from './customer-rows';
import { faultOf, seldom, withDatabase } from './in-worker';
import type { IntakeReply, IntakeRequest, IntakeStep } from './messages';
import { openTable } from './open-table';
import { createPace, paced } from './pace';
import { planImport } from './plan';
import { describeRates, isRates, ratesIn } from './rates-file';
import type { Reason } from './refusal';
import { REFUSALS_KEPT, refusedFile } from './refused-file';
import { fileShapes } from './shapes';
import { sharedDomains } from './shared-domains';
import { type Survey, understand, writableSurvey } from './survey';
import { understandingOf } from './understanding';
import { reasonSentence, wordsFrom } from './words';

// All reading and writing of imports happens in this thread: the page stays quick, whatever the file.

interface Checked {
  readonly fileName: string;
  readonly survey: Survey;
  readonly isShared: IsSharedDomain;
  readonly refused: Map<number, Reason>;
  /** What the user said, to be remembered for files of this shape once it is imported. */
  readonly said: RememberedShape;
  readonly takesErased: boolean;
}

let checked: Checked | { readonly rates: readonly Rate[] } | undefined;
let running = new AbortController();
let pace = createPace();

addEventListener('message', ({ data }: MessageEvent<IntakeRequest>) => {
  if (data.kind === 'pause') return pace.pause();
  if (data.kind === 'resume') return pace.resume();
  running.abort();
  pace.resume();
  if (data.kind === 'cancel') return;
  running = new AbortController();
  pace = createPace();
  const { signal } = running;
  // A task that gave way to another one has nothing more to say.
  begin(data, signal).catch((error: unknown) =>
    tell(signal.aborted ? { kind: 'cancelled', job: undefined } : { kind: 'failed', error: { kind: faultOf(error) } }),
  );
});

type Task = Exclude<IntakeRequest, { readonly kind: 'pause' | 'resume' | 'cancel' }>;

function begin(task: Task, signal: AbortSignal): Promise<void> {
  if (task.kind === 'check') return check(task, signal);
  return task.kind === 'apply' ? apply(signal) : giveRefused(task);
}

const tell = (reply: IntakeReply): void => postMessage(reply);

async function check(task: Extract<Task, { kind: 'check' }>, signal: AbortSignal): Promise<void> {
  const { file, currency, choices: chosen, takesErased = false } = task;
  checked = undefined;
  const plain = await openTable(file);
  if (!plain.ok && chosen === undefined) return tell({ kind: 'failed', error: plain.error });
  if (plain.ok && isRates(plain.value)) return checkRates(file);
  // The shape is that of the file as it reads by itself: so the next one is recognised before anything is chosen.
  const shape = plain.ok ? shapeOf(plain.value.headers) : '';
  await withDatabase(async (db) => {
    const remembered = chosen === undefined ? recall(await getSetting(db, fileShapes), shape) : undefined;
    const choices = chosen ?? remembered ?? {};
    const table = await openTable(file, choices);
    if (!table.ok) return tell({ kind: 'failed', error: table.error });
    const onRows = progress('reading', undefined);
    const understood = await understand(table.value, choices, { currency, signal, onRows, pace: () => pace.wait() });
    if (!understood.ok) return tell({ kind: 'failed', error: understood.error });
    const saying = { choices, currency, isRemembered: remembered !== undefined };
    const writable = writableSurvey(understood.value);
    if (!writable.ok || understood.value.asksForDates) {
      return tell({ kind: 'asking', understanding: understandingOf(understood.value, saying, writable.ok ? undefined : writable.error) });
    }
    const isShared = await sharedDomains(db);
    const found = { ...writable.value, table: paced(writable.value.table, pace) };
    const refused = new Map<number, Reason>();
    const plan = await planImport(db, found, {
      isShared,
      takesErased,
      signal,
      onRows: progress('comparing', found.rows),
      onRefused: ({ row, reason }) => refused.size < REFUSALS_KEPT && refused.set(row, reason),
    });
    if (!plan.ok) return tell({ kind: 'failed', error: plan.error });
    checked = { fileName: file.name, survey: writable.value, isShared, refused, said: { shape, choices }, takesErased };
    tell({ kind: 'checked', plan: plan.value, understanding: understandingOf(understood.value, saying) });
  });
}

async function checkRates(file: File): Promise<void> {
  const rates = await ratesIn(file);
  if (!rates.ok) return tell({ kind: 'failed', error: rates.error });
  checked = { rates: rates.value };
  tell({ kind: 'rates', found: describeRates(rates.value) });
}

async function apply(signal: AbortSignal): Promise<void> {
  if (checked === undefined) return;
  const task = checked;
  checked = undefined;
  await withDatabase(async (db) => {
    if ('rates' in task) {
      await addRates(db, task.rates);
      return tell({ kind: 'rates-kept', found: describeRates(task.rates) });
    }
    const { survey, said, fileName, isShared, takesErased } = task;
    await setSetting(db, fileShapes, remember(await getSetting(db, fileShapes), said));
    const onRows = progress('writing', survey.rows);
    const paceful = { ...survey, table: paced(survey.table, pace) };
    const job = await applyImport(db, paceful, { fileName, isShared, takesErased, signal, onProgress: ({ rows }) => onRows(rows) });
    if (!job.ok) tell({ kind: 'failed', error: job.error });
    else tell({ kind: signal.aborted ? 'cancelled' : 'applied', job: job.value });
  });
}

/** The file stays checked. */
async function giveRefused({ sentences, delimiter }: Extract<Task, { kind: 'refused-rows' }>): Promise<void> {
  if (checked === undefined || 'rates' in checked) return;
  const words = wordsFrom(sentences);
  const sentence = (reason: Reason) => reasonSentence(reason, words);
  const file = await refusedFile(checked.survey.table, checked.refused, { title: sentences['title'] ?? '', delimiter, sentence });
  tell(file.ok ? { kind: 'refused-rows', file: file.value } : { kind: 'failed', error: file.error });
}

/** Tells of progress, with the rows done in a second. */
const progress = (step: IntakeStep, total: number | undefined): ((rows: number) => void) =>
  seldom((rows, elapsed) => tell({ kind: 'progress', step, rows, total, rowsPerSecond: Math.round((1000 * rows) / elapsed) }));
