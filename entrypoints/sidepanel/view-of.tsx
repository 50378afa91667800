import { i18n } from '#i18n';
import type { PanelNote } from '@/components/customer/Known';
import type { Nobody } from '@/components/customer/NobodyHere';
import type { PanelView } from '@/components/customer/Panel';
import type { WhoMatch } from '@/components/customer/Who';
import { failureInWords } from '@/utils/i18n/failure';
import { matchSentence } from '@/utils/i18n/match';
import type { Focus, FocusPerson } from '@/utils/messaging/focus';
import type { NoteModel } from '@/utils/state/note';
import type { PanelState } from '@/utils/state/panel';
import { type Keeping, tabOf } from './keeping';
import { Belonging, LeakNotice, LedNote, TimeHere, Wallet, WhoElse } from './later';
import type { SidePanelProps } from './side-panel-props';
import { clueInWords, reasonInWords, rowHere } from './words';

/** What the panel shows of its state. */
export function viewOf(state: PanelState, props: SidePanelProps): PanelView {
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
