import type { ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { i18n } from '#i18n';
import { type FrameTools, FrameToolsOf } from '@/components/customer/frame-tools';
import type { KnownActions, PanelNote } from '@/components/customer/Known';
import type { Nobody } from '@/components/customer/NobodyHere';
import { Panel, type PanelView, type Said } from '@/components/customer/Panel';
import type { Teaching } from '@/components/customer/TeachOffer';
import type { WhoMatch } from '@/components/customer/Who';
import { HiddenFigures } from '@/components/ui/HiddenFigures';
import { areFiguresHidden } from '@/components/ui/hidden-figures';
import type { Email } from '@/utils/domain/email';
import type { MissingInput } from '@/utils/economics/figure';
import { failureInWords } from '@/utils/i18n/failure';
import { matchSentence } from '@/utils/i18n/match';
import type { Focus, FocusPerson } from '@/utils/messaging/focus';
import type { LeakWarning } from '@/utils/messaging/leaks';
import type { NewCustomer } from '@/utils/state/add-customer';
import type { AheadView } from '@/utils/state/ahead';
import type { NoteModel } from '@/utils/state/note';
import { type PanelModel, type PanelState, profileIn } from '@/utils/state/panel';
import type { Worths } from '@/utils/state/rows';
import type { TimeView } from '@/utils/state/time-here';
import type { ElsewhereTools } from './elsewhere';
import type { OnStep } from './Identity';
import { type Keeping, tabOf } from './keeping';
import { Belonging, Find, LeakNotice, LedNote, PanelTools, TimeHere, Wallet, WhoElse } from './later';
import type { Together } from './together';
import type { Tools } from './tools';
import { clueInWords, personHere, reasonInWords, remarksOn, rowHere } from './words';

/** A warning of the tab in front, and what its user can say of it. */
export interface LeakHere {
  readonly warning: ReadonlySignal<LeakWarning | undefined>;
  readonly onMeant: (warning: LeakWarning) => void;
}

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
  /** What those in the rows of a list are worth; undefined until that can be reckoned. */
  readonly worths: ReadonlySignal<ReadonlySignal<Worths> | undefined>;
  /** Undefined where no other system is connected. */
  readonly elsewhere: ReadonlySignal<ElsewhereTools | undefined>;
  /** The user says who is whom. */
  readonly onStep: OnStep;
  /** What came of it. */
  readonly said: ReadonlySignal<Said | undefined>;
  readonly onHelp: (input: MissingInput) => void;
  /** The user wants this site read from now on; without one, to choose sites. */
  readonly onSwitchOn: (site: string | undefined) => void;
  readonly teaching: ReadonlySignal<Teaching>;
  readonly keeping: Keeping;
  /** The time in front of this conversation, once it is counted. */
  readonly timeHere: ReadonlySignal<ReadonlySignal<TimeView | undefined> | undefined>;
  /** What the reply on the page gives away, once that is looked at. */
  readonly leak: ReadonlySignal<LeakHere | undefined>;
  /** The user's team; undefined where there is none. */
  readonly together: ReadonlySignal<Together | undefined>;
  /** Undefined until they are loaded. */
  readonly tools: ReadonlySignal<Tools | undefined>;
}

/** Gives the panel its words: turns what we know into what is shown. */
export function SidePanel(props: SidePanelProps) {
  const { panel, onAdd, said, onHelp, teaching, keeping } = props;
  const state = panel.state.value;
  const focus = followed(state);
  const current = state.state === 'known' || state.state === 'unknown' ? state.person.email : null;
  return (
    <FrameToolsOf.Provider value={toolsOf(state, props)}>
      <Panel
        view={viewOf(state, props)}
        people={focus?.people.map(personHere) ?? []}
        current={current}
        remarks={focus ? remarksOn(focus, current) : []}
        onChoose={(key) => choose(panel, focus, key)}
        onBack={isInList(focus, current) ? panel.back : undefined}
        onAdd={onAdd}
        onHelp={onHelp}
        {...(keeping.isTab ? {} : { teaching: teaching.value })}
        {...(said.value === undefined ? {} : { said: said.value })}
      />
    </FrameToolsOf.Provider>
  );
}

/** Shows somebody of the page. */
function choose(panel: PanelModel, focus: Focus | undefined, key: string): void {
  const chosen = [...(focus?.people ?? []), ...(focus?.rows ?? [])].find(({ email }) => email === key);
  if (chosen) panel.choose(chosen.email);
}

const isInList = (focus: Focus | undefined, current: Email | null) => focus?.rows?.some(({ email }) => email === current) === true;

/** What the page shows, where the panel follows it. */
function followed(state: PanelState): Focus | undefined {
  if (state.state === 'led') return state.lead === undefined ? undefined : (state.focus ?? undefined);
  return state.state === 'known' || state.state === 'unknown' || state.state === 'nobody' ? state.focus : undefined;
}

function toolsOf(state: PanelState, { keeping: { kept, isTab, keep }, tools, together }: SidePanelProps): FrameTools {
  const shown = profileIn(state)?.customer.id;
  const isKept = kept.value !== undefined;
  const own = tools.value;
  return {
    buttons: own && (
      <PanelTools
        isFinding={own.isFinding.value}
        onFind={own.isFinding.value ? own.close : own.open}
        onFigures={own.switchFigures}
        keep={shown === undefined || isTab ? undefined : { isKept, onToggle: () => keep(isKept ? undefined : shown) }}
      />
    ),
    bar: barOf(own, keep, together.value?.line()),
  };
}

/** What stands over the head: that amounts are covered, what is to be known of the team, and the search. */
function barOf(tools: Tools | undefined, keep: Keeping['keep'], team: VNode | undefined): FrameTools['bar'] {
  const isFinding = tools?.isFinding.value === true;
  if (!isFinding && !areFiguresHidden.value && team === undefined) return undefined;
  return (
    <>
      {team}
      {areFiguresHidden.value && <HiddenFigures onShow={() => tools?.switchFigures()} />}
      {isFinding && <Find tools={tools} onChoose={keep} />}
    </>
  );
}

function viewOf(state: PanelState, props: SidePanelProps): PanelView {
  const {
    panel,
    note,
    actions,
    ahead,
    worths,
    url,
    problem: adding,
    onStep,
    onSwitchOn,
    keeping,
    tools,
    timeHere,
    leak,
    elsewhere,
    onAdd,
  } = props;
  const whoElse = { onPick: panel.pick, onStep, tools: tools.value };
  switch (state.state) {
    case 'loading':
      return { state: 'loading' };
    case 'nothing':
      return nothingRead(url.value, onSwitchOn);
    case 'gone':
      return { state: 'nobody', why: { kind: 'gone', ...following(keeping) }, reason: i18n.t('panel.gone') };
    case 'nobody': {
      const { rows } = state.focus;
      if (rows !== undefined)
        return {
          state: 'list',
          rows: rows.map((row) => rowHere(row, worths.value?.value)),
        };
      return {
        ...{ state: 'nobody', why: whyNobody(state.focus), reason: reasonInWords(state.focus.choice.reason) },
        identity: <WhoElse {...whoElse} state={state} />,
      };
    }
    case 'unknown': {
      const problem = adding.value;
      return {
        ...{ state: 'unknown', person: personOf(state.person), identity: <WhoElse {...whoElse} state={state} /> },
        ...(problem === undefined ? {} : { problem }),
        elsewhere: elsewhere.value?.stranger(state.person.written, onAdd),
      };
    }
    case 'known':
    case 'led': {
      if (actions.value === undefined) return { state: 'loading' };
      const { profile } = state;
      const own = tools.value;
      const belonging = own && ((onClose: () => void) => <Belonging profile={profile} tools={own} onClose={onClose} />);
      const found = state.state === 'known' ? foundBy(state) : { match: ledBy(state, keeping) };
      const warning = leak.value?.warning.value;
      const time = state.state === 'known' ? timeHere.value?.value : undefined;
      return {
        ...{
          state: 'known',
          profile,
          actions: { ...actions.value, belonging, wallet: own && <Wallet key={profile.customer.id} profile={profile} tools={own} /> },
          ahead: ahead.value?.value,
          ...found,
        },
        elsewhere: elsewhere.value?.known(found.match.confidence === 'guess'),
        ...(state.state === 'led' ? { notice: <LedNote state={state} keeping={keeping} tools={tools.value} /> } : {}),
        ...(note.value === undefined ? {} : { note: { ...noteOf(note.value), aside: elsewhere.value?.aside() } }),
        ...(keeping.isTab ? {} : { tab: tabOf(profile.customer.id) }),
        identity: (
          <>
            {warning && <LeakNotice leaks={warning.leaks} onDismiss={() => leak.value?.onMeant(warning)} />}
            {time && <TimeHere view={time} />}
            <WhoElse {...whoElse} state={state} />
          </>
        ),
      };
    }
    case 'failed':
      return { state: 'failed', message: failureInWords(state.error), onRetry: panel.retry };
  }
}

type In<State extends PanelState['state']> = Extract<PanelState, { readonly state: State }>;

/** How the person on the page is known, and whether only their company is. */
const foundBy = ({ person, match }: In<'known'>) => ({
  match: { sentence: matchSentence(person.email, match), confidence: match.confidence },
  ...(match.by === 'domain' || match.by === 'sharedMailbox' || match.by === 'name' ? { newcomer: personOf(person) } : {}),
});

/** A clue may lead to the wrong one; whom the user chose is right. */
function ledBy({ lead }: In<'led'>, { isTab }: Keeping): WhoMatch {
  if (lead === undefined) return { sentence: i18n.t(isTab ? 'panel.kept.own' : 'panel.kept.here'), confidence: 'sure' };
  return { sentence: clueInWords(lead.reason), confidence: lead.reason.kind === 'called' ? 'likely' : 'guess' };
}

const following = ({ isTab, keep }: Keeping) => (isTab ? {} : { onFollow: () => keep(undefined) });

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

const whyNobody = ({ choice: { reason } }: Focus): Nobody =>
  reason.kind === 'nameOnly' ? { kind: 'nameOnly', name: reason.name } : { kind: reason.kind === 'listView' ? 'list' : 'nobody' };

function nothingRead(url: string | undefined, onSwitchOn: SidePanelProps['onSwitchOn']): PanelView {
  const site = url !== undefined && /^https?:/.test(url) ? new URL(url).hostname : undefined;
  const reason = site === undefined ? i18n.t('sidepanel.off') : i18n.t('sidepanel.offKnown', [site]);
  const why = { kind: 'off', ...(site === undefined ? {} : { site }), onSwitchOn: () => onSwitchOn(url) } as const;
  return { state: 'nobody', why, reason };
}
