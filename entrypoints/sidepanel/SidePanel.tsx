import type { ReadonlySignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { KnownActions, PanelNote } from '@/components/customer/Known';
import { Panel, type PanelView, type Said } from '@/components/customer/Panel';
import type { Teaching } from '@/components/customer/TeachOffer';
import type { MissingInput } from '@/utils/economics/figure';
import { failureInWords } from '@/utils/i18n/failure';
import { matchSentence } from '@/utils/i18n/match';
import type { Focus, FocusPerson } from '@/utils/messaging/focus';
import type { NewCustomer } from '@/utils/state/add-customer';
import type { AheadView } from '@/utils/state/ahead';
import type { NoteModel } from '@/utils/state/note';
import type { PanelModel, PanelState } from '@/utils/state/panel';
import type { OnStep } from './Identity';
import { MaybeThem, SameAs } from './later';
import { personHere, reasonInWords, remarksOn } from './words';

export interface SidePanelProps {
  readonly panel: PanelModel;
  /** Undefined until the note box is loaded. */
  readonly note: ReadonlySignal<NoteModel | undefined>;
  /** Undefined until the panel knows how the user arranged it. */
  readonly actions: ReadonlySignal<KnownActions | undefined>;
  /** The tab's address where we may know it. */
  readonly url: ReadonlySignal<string | undefined>;
  readonly onAdd: (customer: NewCustomer) => void;
  /** Why the last try to add somebody failed. */
  readonly problem: ReadonlySignal<string | undefined>;
  /** Where the customer shown stands among all. */
  readonly ahead: ReadonlySignal<ReadonlySignal<AheadView | undefined> | undefined>;
  /** The user says who is whom. */
  readonly onStep: OnStep;
  /** What came of it. */
  readonly said: ReadonlySignal<Said | undefined>;
  readonly onHelp: (input: MissingInput) => void;
  /** The user wants this site read from now on; without one, to choose sites. */
  readonly onSwitchOn: (site: string | undefined) => void;
  readonly teaching: ReadonlySignal<Teaching>;
}

/** Gives the panel its words: turns what we know into what is shown. */
export function SidePanel({
  panel,
  note,
  actions,
  ahead,
  url,
  problem,
  onAdd,
  onStep,
  said,
  onHelp,
  onSwitchOn,
  teaching,
}: SidePanelProps) {
  const state = panel.state.value;
  const isOfPeople = state.state === 'known' || state.state === 'unknown' || state.state === 'nobody';
  const current = state.state === 'known' || state.state === 'unknown' ? state.person.email : null;
  return (
    <Panel
      view={viewOf(state, { panel, note, actions, ahead, url, problem, onStep, onSwitchOn })}
      people={isOfPeople ? state.focus.people.map(personHere) : []}
      current={current}
      remarks={isOfPeople ? remarksOn(state.focus, current) : []}
      onChoose={(key) => {
        const chosen = isOfPeople ? state.focus.people.find(({ email }) => email === key) : undefined;
        if (chosen) panel.choose(chosen.email);
      }}
      onAdd={onAdd}
      onHelp={onHelp}
      teaching={teaching.value}
      {...(said.value === undefined ? {} : { said: said.value })}
    />
  );
}

type Parts = Pick<SidePanelProps, 'panel' | 'note' | 'actions' | 'ahead' | 'url' | 'problem' | 'onStep' | 'onSwitchOn'>;

function viewOf(state: PanelState, { panel, note, actions, ahead, url, problem: adding, onStep, onSwitchOn }: Parts): PanelView {
  switch (state.state) {
    case 'loading':
      return { state: 'loading' };
    case 'nothing':
      return nothingRead(url.value, onSwitchOn);
    case 'nobody':
      return { state: 'nobody', why: whyNobody(state.focus), reason: reasonInWords(state.focus.choice.reason) };
    case 'unknown': {
      const problem = adding.value;
      const identity = <MaybeThem state={state} onPick={panel.pick} onStep={onStep} />;
      return { state: 'unknown', person: personOf(state.person), identity, ...(problem === undefined ? {} : { problem }) };
    }
    case 'known': {
      if (actions.value === undefined) return { state: 'loading' };
      return {
        state: 'known',
        profile: state.profile,
        actions: actions.value,
        ahead: ahead.value?.value,
        match: { sentence: matchSentence(state.person.email, state.match), confidence: state.match.confidence },
        ...(note.value === undefined ? {} : { note: noteOf(note.value) }),
        ...(isCompanyOnly(state) ? { newcomer: personOf(state.person) } : {}),
        identity: (
          <>
            <MaybeThem state={state} onPick={panel.pick} onStep={onStep} />
            <SameAs state={state} onStep={onStep} />
          </>
        ),
      };
    }
    case 'failed':
      return { state: 'failed', message: failureInWords(state.error), onRetry: panel.retry };
  }
}

function noteOf({ value, state, world, canUndo, write, save, undo }: NoteModel): PanelNote {
  const shown = state.value;
  return {
    value: value.value,
    state: typeof shown === 'object' ? { failed: failureInWords(shown.failed) } : shown,
    world: world.value,
    onInput: write,
    onSave: () => void save(),
    ...(canUndo.value ? { onUndo: () => void undo() } : {}),
  };
}

const personOf = ({ name, written, proposedCompany }: FocusPerson) => ({ name, address: written, companyName: proposedCompany });

/** Whether the person themselves is not known: only a company, or somebody who may be them. */
const isCompanyOnly = ({ match }: Extract<PanelState, { readonly state: 'known' }>): boolean =>
  match.by === 'domain' || match.by === 'sharedMailbox' || match.by === 'name';

const whyNobody = ({ choice }: Focus) => ({ kind: choice.reason.kind === 'listView' ? 'list' : 'nobody' }) as const;

function nothingRead(url: string | undefined, onSwitchOn: SidePanelProps['onSwitchOn']): PanelView {
  const site = url !== undefined && /^https?:/.test(url) ? new URL(url).hostname : undefined;
  const reason = site === undefined ? i18n.t('sidepanel.off') : i18n.t('sidepanel.offKnown', [site]);
  const why = { kind: 'off', ...(site === undefined ? {} : { site }), onSwitchOn: () => onSwitchOn(url) } as const;
  return { state: 'nobody', why, reason };
}
