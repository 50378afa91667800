import type { VNode } from 'preact';
import { type FrameTools, FrameToolsOf } from '@/components/customer/frame-tools';
import { Panel } from '@/components/customer/Panel';
import { HiddenFigures } from '@/components/ui/HiddenFigures';
import { areFiguresHidden } from '@/components/ui/hidden-figures';
import type { Email } from '@/utils/domain/email';
import type { Focus } from '@/utils/messaging/focus';
import { type PanelModel, type PanelState, profileIn } from '@/utils/state/panel';
import type { Keeping } from './keeping';
import { Find, PanelTools } from './later';
import type { SidePanelProps } from './side-panel-props';
import type { Tools } from './tools';
import { viewOf } from './view-of';
import { peopleHere, remarksOn } from './words';

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
        people={peopleHere(focus?.people ?? [])}
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

function toolsOf(state: PanelState, { keeping: { kept, isTab, keep }, tools, asides }: SidePanelProps): FrameTools {
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
    bar: barOf(
      own,
      keep,
      asides.value.flatMap((aside) => aside.line() ?? []),
    ),
  };
}

/** What stands over the head: what is to be known, that amounts are covered, and the search. */
function barOf(tools: Tools | undefined, keep: Keeping['keep'], lines: readonly VNode[]): FrameTools['bar'] {
  const isFinding = tools?.isFinding.value === true;
  if (!isFinding && !areFiguresHidden.value && lines.length === 0) return undefined;
  return (
    <>
      {lines}
      {areFiguresHidden.value && <HiddenFigures onShow={() => tools?.switchFigures()} />}
      {isFinding && <Find tools={tools} onChoose={keep} />}
    </>
  );
}
