import type { CustomerId } from '@/utils/domain/customer';
import type { PanelLead, PanelState } from '@/utils/state/panel';
import { MaybeThem, type OnStep, SameAs } from './Identity';
import { LeadsHere } from './LeadsHere';
import { NameSearch } from './NameSearch';
import type { Tools } from './tools';

export interface WhoElseProps {
  readonly state: Extract<PanelState, { readonly state: 'nobody' | 'unknown' | 'known' | 'led' }>;
  readonly onPick: (id: CustomerId) => void;
  readonly onStep: OnStep;
  /** Undefined until they are loaded. */
  readonly tools: Tools | undefined;
}

/** Who it may be, or be as well: of the person on the page, of a name without an address, of what the page leads to, and which records are the same. */
export function WhoElse({ state, onPick, onStep, tools }: WhoElseProps) {
  const leads = (all: readonly PanelLead[], isAnyShown: boolean) =>
    all.length > 0 && <LeadsHere isAnyShown={isAnyShown} leads={all} onPick={onPick} />;
  switch (state.state) {
    case 'nobody': {
      const { choice, sighting } = state.focus;
      const name = choice.reason.kind === 'nameOnly' ? choice.reason.name : undefined;
      return (
        <>
          {name !== undefined && tools && <NameSearch key={name} name={name} where={sighting.url} tools={tools} />}
          {leads(state.leads, false)}
        </>
      );
    }
    case 'unknown':
      return (
        <>
          <MaybeThem state={state} onPick={onPick} onStep={onStep} />
          {leads(state.leads, false)}
        </>
      );
    case 'known':
      return (
        <>
          <MaybeThem state={state} onPick={onPick} onStep={onStep} />
          <SameAs state={state} onStep={onStep} />
        </>
      );
    case 'led':
      return (
        <>
          {leads(state.others, true)}
          <SameAs state={state} onStep={onStep} />
        </>
      );
  }
}
