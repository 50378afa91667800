import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { colleaguesOf, groupOf } from '@/utils/db/company-group';
import { getCustomers } from '@/utils/db/customers';
import { getDraft } from '@/utils/db/drafts';
import type { Database } from '@/utils/db/schema';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import { millisOf } from '@/utils/domain/time';
import type { Competitor } from '@/utils/domain/voice';
import type { Capture } from '@/utils/messaging/capture';
import type { Focus } from '@/utils/messaging/focus';
import { serviceCost } from '@/utils/settings/items';
import { getSetting } from '@/utils/settings/setting';
import { notePeople } from '@/utils/voice/note/people';
import { type AddError, addFromForm } from './add-customer';
import { createNote, type NoteModel, type NoteOptions, type NoteSubject } from './note';
import { type Proposal, proposalsFor } from './note-proposals';

export interface QuickAdd {
  /** Whom the note may be about; undefined until we know. */
  readonly proposals: ReadonlySignal<readonly Proposal[] | undefined>;
  /** Whom it is about; undefined until that is known or chosen. */
  readonly chosen: ReadonlySignal<Proposal | undefined>;
  readonly note: NoteModel;
  readonly competitors: ReadonlySignal<readonly Competitor[]>;
  choose(chosen: Proposal | undefined): void;
  /** The page was read only now: whom it shows is proposed, where nobody was chosen yet. */
  meet(focus: Focus): void;
  /** Adds whom it is about, where they are new, and records the note; what stands in the way of the first. */
  save(): Promise<AddError | undefined>;
}

/** A note about what was selected on a page: whom it may be about, and its words, which stay while that changes. */
export function createQuickAdd(
  db: Database,
  capture: Capture,
  focus: Focus | undefined,
  stop: AbortSignal,
  options: Pick<NoteOptions, 'author' | 'locales'> = {},
): QuickAdd {
  const proposals = signal<readonly Proposal[] | undefined>(undefined);
  const chosen = signal<Proposal | undefined>(undefined);
  const competitors = signal<readonly Competitor[]>([]);
  const around = signal<Pick<NoteSubject, 'people' | 'currency'>>({});
  const draft = draftKey(capture);
  let wasChosen = false;
  let newest = 0;

  const subject = computed<NoteSubject>(() => ({
    customerId: chosen.value?.kind === 'known' ? chosen.value.customer.id : undefined,
    draft,
    competitors: competitors.value,
    ...around.value,
    ...{ url: capture.url, quote: capture.quote, quotePlace: capture.place },
  }));
  const note = createNote(db, subject, stop, options);

  let ready: Promise<unknown> = Promise.resolve();
  const dispose = effect(() => {
    const of = chosen.value;
    ready = of?.kind === 'known' ? look(of.customer).catch(() => undefined) : Promise.resolve();
  });
  stop.addEventListener('abort', dispose);

  /** Whom the words can name, and what amounts without a currency are in. */
  async function look(customer: Customer): Promise<void> {
    const [rivals, cost, people] = await Promise.all([
      db.getAll('competitors'),
      getSetting(db, serviceCost),
      customer.companyId === undefined
        ? groupOf(db, customer.id).then((group) => group?.people ?? [])
        : colleaguesOf(db, customer.companyId, customer.id),
    ]);
    competitors.value = rivals;
    const of = chosen.peek();
    if (of?.kind !== 'known' || of.customer.id !== customer.id) return;
    around.value = { people: notePeople(people), currency: customer.summary?.currency ?? cost.currency };
  }

  async function propose(shown: Focus | undefined): Promise<void> {
    const turn = ++newest;
    const draftAbout = (await getDraft(db, draft))?.about;
    const found = await proposalsFor(db, { quote: capture.quote, focus: shown, draftAbout });
    if (turn !== newest) return;
    const [first] = found;
    // Whoever chose meanwhile meant it; a stranger is nobody's customer before somebody says so.
    if (!wasChosen && first?.kind === 'known') chosen.value = first;
    proposals.value = found;
  }
  const begin = (shown: Focus | undefined) => {
    propose(shown).catch(() => {
      proposals.value ??= [];
    });
  };
  begin(focus);

  function choose(next: Proposal | undefined): void {
    wasChosen = true;
    chosen.value = next;
    // The draft says whom it is about.
    if (next !== undefined && note.value.peek() !== '') note.write(note.value.peek());
  }

  async function save(): Promise<AddError | undefined> {
    const of = chosen.peek();
    if (of === undefined || note.state.peek() === 'saving') return undefined;
    if (of.kind === 'new') {
      const added = await addFromForm(db, of.form, millisOf(new Date()));
      if (!added.ok && added.error.kind !== 'known') return added.error;
      const customer = added.ok ? await customerWith(db, added.value) : added.error.kind === 'known' ? added.error.customer : undefined;
      if (customer !== undefined) chosen.value = { kind: 'known', ...(of.why === undefined ? {} : { why: of.why }), customer };
    }
    await ready;
    await note.save();
    return undefined;
  }

  return { proposals, chosen, note, competitors, choose, meet: begin, save };
}

const customerWith = async (db: Database, id: CustomerId): Promise<Customer | undefined> => (await getCustomers(db, [id])).get(id);

/** Drafts are kept by what they are about: the same words of the same page bring them back. */
export const draftKey = ({ url, quote }: Pick<Capture, 'url' | 'quote'>): string => `page:${url}\n${quote}`;
