import type { ReadonlySignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { KnownActions } from '@/components/customer/Known';
import { Panel, type PanelView, type Said } from '@/components/customer/Panel';
import type { Teaching } from '@/components/customer/TeachOffer';
import type { MissingInput } from '@/utils/economics/figure';
import { failureInWords } from '@/utils/i18n/failure';
import { matchSentence } from '@/utils/i18n/match';
import type { Focus, FocusPerson } from '@/utils/messaging/focus';
import type { NewCustomer } from '@/utils/state/add-customer';
import type { NoteModel } from '@/utils/state/note';
import type { PanelModel, PanelState } from '@/utils/state/panel';
import { MaybeThem, type OnStep, SameAs } from './Identity';
import { personHere, reasonInWords, remarksOn } from './words';

export interface SidePanelProps {
  readonly panel: PanelModel;
  readonly note: NoteModel;
  /** The tab's address where we may know it. */
  readonly url: ReadonlySignal<string | undefined>;
  readonly onAdd: (customer: NewCustomer) => void;
  /** Why the last try to add somebody failed. */
  readonly problem: ReadonlySignal<string | undefined>;
  /** What can be done to the sections and records of the customer shown. */
  readonly actions?: ReadonlySignal<KnownActions>;
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
export function SidePanel({ panel, note, url, problem, actions, onAdd, onStep, said, onHelp, onSwitchOn, teaching }: SidePanelProps) {
  const state = panel.state.value;
  const isOfPeople = state.state === 'known' || state.state === 'unknown' || state.state === 'nobody';
  const current = state.state === 'known' || state.state === 'unknown' ? state.person.email : null;
  return (
    <Panel
      view={viewOf(state, { panel, note, url, problem, onStep, onSwitchOn, ...(actions === undefined ? {} : { actions }) })}
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

type Parts = Pick<SidePanelProps, 'panel' | 'note' | 'url' | 'problem' | 'actions' | 'onStep' | 'onSwitchOn'>;

function viewOf(state: PanelState, { panel, note, url, problem: adding, actions, onStep, onSwitchOn }: Parts): PanelView {
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
      const { value, state: saving } = note;
      const shown = saving.value;
      return {
        state: 'known',
        profile: state.profile,
        match: { sentence: matchSentence(state.person.email, state.match), confidence: state.match.confidence },
        ...(isCompanyOnly(state) ? { newcomer: personOf(state.person) } : {}),
        ...(actions === undefined ? {} : { actions: actions.value }),
        identity: (
          <>
            <MaybeThem state={state} onPick={panel.pick} onStep={onStep} />
            <SameAs state={state} onStep={onStep} />
          </>
        ),
        note: {
          value: value.value,
          state: typeof shown === 'object' ? { failed: failureInWords(shown.failed) } : shown,
          world: note.world.value,
          onInput: note.write,
          onSave: () => void note.save(),
          ...(note.canUndo.value ? { onUndo: () => void note.undo() } : {}),
        },
      };
    }
    case 'failed':
      return { state: 'failed', message: failureInWords(state.error), onRetry: panel.retry };
  }
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
