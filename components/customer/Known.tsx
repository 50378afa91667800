import type { ComponentChildren } from 'preact';
import type { MissingInput } from '@/utils/economics/figure';
import type { Profile } from '@/utils/state/profile';
import { Attention } from './Attention';
import { Frame } from './Frame';
import { Interactions } from './Interactions';
import styles from './Known.module.css';
import { Needs } from './Needs';
import { NoteComposer, type NoteState } from './NoteComposer';
import { Profitability } from './Profitability';
import { Who, type WhoMatch } from './Who';

const { column, across } = styles;

/** The note being written about the customer shown. */
export interface PanelNote {
  readonly value: string;
  readonly state: NoteState;
  readonly onInput: (value: string) => void;
  readonly onSave: () => void;
}

export interface KnownProps {
  readonly profile: Profile;
  readonly match: WhoMatch;
  readonly note: PanelNote;
  /** The switch between the people of the conversation. */
  readonly switcher: ComponentChildren;
  /** Offers to add the person on the page, where only their company is known. */
  readonly newcomer?: ComponentChildren;
  /** What one can do where this is the wrong customer. */
  readonly correction?: ComponentChildren;
  readonly onHelp: (input: MissingInput) => void;
}

/** All that we know of a customer. */
export function Known({ profile, match, note, switcher, newcomer, correction, onHelp }: KnownProps) {
  const { customer, company, profitability, needs, timeLine, competitors } = profile;
  const today = profitability.year.window.to;
  return (
    <Frame
      isWide
      head={
        <>
          <Who name={customer.name} kind={customer.kind} role={customer.role} companyName={company?.name} match={match} />
          {switcher}
        </>
      }
      foot={<NoteComposer {...note} context={{ name: customer.name, competitors }} />}
    >
      <div class={across}>
        {newcomer}
        <Attention timeLine={timeLine} today={today} />
      </div>
      <div class={column}>
        <Profitability profitability={profitability} isCovered={match.confidence === 'guess'} onHelp={onHelp} />
        <Needs needs={needs} />
      </div>
      <div class={column}>
        <Interactions timeLine={timeLine} today={today} />
      </div>
      <div class={across}>{correction}</div>
    </Frame>
  );
}
