import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { onChange } from '@/utils/db/changes';
import { changeNoteOut, notesOutOf } from '@/utils/db/outbox';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import { type Millis, millisOf } from '@/utils/domain/time';
import type { AccountId, KeptAccount } from '@/utils/sources/account';
import type { NoteOut, NoteOutId } from '@/utils/sources/note-out';
import type { ElsewhereView, Told } from './elsewhere';
import { type PanelModel, profileIn } from './panel';

/** A system that takes notes about the customer. */
export interface NoteTarget {
  readonly account: KeptAccount;
  /** The key of the record there that they are kept beside. */
  readonly about: string;
  /** What that record is called. */
  readonly title: string;
  readonly isChosen: boolean;
}

export interface NotesOutModel {
  readonly targets: ReadonlySignal<readonly NoteTarget[]>;
  /** Those of the customer that are on their way, or just arrived. */
  readonly notes: ReadonlySignal<readonly (NoteOut & { readonly label: string })[]>;
  choose(account: AccountId, isChosen: boolean): void;
  /** The note for every system that was chosen; its choice is for one note. */
  outgoing(text: string, about: CustomerId): readonly NoteOut[];
  /** The user wants it sent again. */
  again(id: NoteOutId): Promise<unknown>;
}

/** So long a note can be taken back before it is sent, milliseconds. */
const TAKEN_BACK = 8_000;
/** So long it is said that one was sent. */
const SAID = 10 * 60_000;

/** Notes to other systems about the customer whom the panel shows, until the signal aborts. */
export function createNotesOut(
  db: Database,
  panel: Pick<PanelModel, 'state'>,
  view: ReadonlySignal<ElsewhereView | undefined>,
  stop: AbortSignal,
): NotesOutModel {
  const chosen = signal<readonly AccountId[]>([]);
  const kept = signal<readonly NoteOut[]>([]);
  const customer = computed(() => profileIn(panel.state.value)?.customer.id);
  const targets = computed(() =>
    customer.value === undefined ? [] : (view.value?.told ?? []).flatMap((told) => targetIn(told, chosen.value)),
  );
  const labels = computed(() => new Map((view.value?.told ?? []).map(({ account }) => [account.id, account.label])));
  const notes = computed(() => kept.value.map((note) => ({ ...note, label: labels.value.get(note.account) ?? '' })));

  const read = async () => {
    const id = customer.peek();
    const since = millisOf(new Date()) - SAID;
    const found = id === undefined ? [] : await notesOutOf(db, [id]);
    if (id === customer.peek()) kept.value = found.filter(({ state }) => state.kind !== 'sent' || state.at > since);
  };
  onChange(({ kinds }) => {
    if (kinds.includes('outbox')) void read();
  }, stop);
  const dispose = effect(() => {
    void customer.value;
    chosen.value = [];
    kept.value = [];
    void read();
  });
  stop.addEventListener('abort', dispose);

  return {
    targets,
    notes,
    choose: (account, isChosen) => {
      chosen.value = isChosen ? [...chosen.value, account] : chosen.value.filter((each) => each !== account);
    },
    outgoing(text, customerId) {
      if (customerId !== customer.peek()) return [];
      const madeAt = millisOf(new Date());
      const to = targets.peek().filter(({ isChosen }) => isChosen);
      chosen.value = [];
      const state = { kind: 'waiting', tries: 0, notBefore: (madeAt + TAKEN_BACK) as Millis } as const;
      return to.map(({ account, about }) => ({ id: newId(), customerId, account: account.id, about, text, madeAt, state }));
    },
    again: (id) => changeNoteOut(db, id, (note) => ({ ...note, state: { kind: 'waiting', tries: 0, notBefore: millisOf(new Date()) } })),
  };
}

/** Where an account keeps notes about the customer: beside their record, or their newest ticket, an open one first. */
function targetIn({ account, answer }: Told, chosen: readonly AccountId[]): readonly NoteTarget[] {
  const isChosen = chosen.includes(account.id);
  if (account.notesOn === 'customer') {
    const [record] = answer?.customers ?? [];
    return record === undefined ? [] : [{ account, about: record.sourceKey, title: record.name, isChosen }];
  }
  const tickets = account.notesOn === 'ticket' ? (answer?.interactions ?? []) : [];
  const [ticket] = tickets.toSorted((a, b) => Number(b.status === 'open') - Number(a.status === 'open') || b.at - a.at);
  return ticket === undefined ? [] : [{ account, about: ticket.sourceKey, title: ticket.summary, isChosen }];
}
