import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { type Arrangement, firstArrangement } from '@/utils/domain/arrangement';
import type { MissingInput } from '@/utils/economics/figure';
import type { AheadView } from '@/utils/state/ahead';
import type { Profile } from '@/utils/state/profile';
import type { NoteWorld } from '@/utils/voice/note-grammar';
import { Attention } from './Attention';
import { Frame } from './Frame';
import styles from './Known.module.css';
import { CustomerMenu, Interactions, LostDeals, NoteComposer, NotePlace, OneVoice, Shoes } from './later';
import { Needs } from './Needs';
import type { NoteState } from './NoteComposer';
import type { NotePreviewContext } from './NotePreview';
import { Profitability } from './Profitability';
import { Sections } from './Sections';
import type { OnVoiceState } from './voice-actions';
import { Who, type WhoMatch } from './Who';

const { across, problem } = styles;

/** The note being written about the customer shown. */
export interface PanelNote {
  readonly value: string;
  readonly state: NoteState;
  /** What its words may refer to. */
  readonly world?: NoteWorld;
  /** Where else the note goes, and what became of those that went there. */
  readonly aside?: ComponentChildren;
  readonly onInput: (value: string) => void;
  readonly onSave: () => void;
  /** Takes the last note back; absent where there is none to take back. */
  readonly onUndo?: (() => void) | undefined;
}

/** What the user can do to a customer's sections and records; what is absent is only shown, or kept for as long as it is. */
export interface KnownActions {
  /** A promise was kept or broken, a need met, or either open again. */
  readonly onVoiceState?: OnVoiceState | undefined;
  /** How the sections stand; without it the panel remembers by itself while it shows the customer. */
  readonly arrangement?: Arrangement | undefined;
  readonly onArrange?: ((arrangement: Arrangement) => void) | undefined;
  /** Saves all that is known of the customer as a file. */
  readonly onExport?: ((format: 'csv' | 'json') => void) | undefined;
  /** Lets the user say whom the customer belongs to. */
  readonly belonging?: ((onClose: () => void) => ComponentChildren) | undefined;
  /** Asks for what the customer spends elsewhere, and says which part of it is ours. */
  readonly wallet?: ComponentChildren;
  /** Forgets the customer, after the user was asked. */
  readonly onErase?: (() => void) | undefined;
  /** Why the last of these could not be done, in a sentence. */
  readonly problem?: string | undefined;
}

export interface KnownProps {
  readonly profile: Profile;
  readonly match: WhoMatch;
  /** Absent until the note box is there. */
  readonly note?: PanelNote;
  /** The switch between the people of the conversation. */
  readonly switcher: ComponentChildren;
  /** Offers to add the person on the page, where only their company is known. */
  readonly newcomer?: ComponentChildren;
  /** Who they may be as well, and which records may be the same. */
  readonly identity?: ComponentChildren;
  /** What one can do where this is the wrong customer. */
  readonly correction?: ComponentChildren;
  readonly ahead?: AheadView | undefined;
  /** What other systems say of them, as a section; absent where none is connected. */
  readonly elsewhere?: ComponentChildren;
  readonly actions?: KnownActions | undefined;
  readonly onHelp: (input: MissingInput) => void;
}

/** All that we know of a customer. */
export function Known({
  profile,
  match,
  note,
  switcher,
  newcomer,
  identity,
  correction,
  ahead,
  elsewhere,
  actions = {},
  onHelp,
}: KnownProps) {
  const { customer, company, people, colleagues, profitability, lost, needs, oneVoice, timeLine, voices, interactions, competitors, at } =
    profile;
  const own = useSignal<Arrangement>(firstArrangement);
  const today = profitability.year.window.to;
  const others = new Map([...people, ...colleagues].map(({ id, name }) => [id as string, name]));
  return (
    <Frame
      isWide
      head={
        <>
          <Who
            name={customer.name}
            kind={customer.kind}
            role={customer.role}
            companyName={company?.name}
            match={match}
            more={
              // Whole or not at all: a menu that grows puts another button under the pointer.
              actions.onExport &&
              actions.onErase &&
              actions.belonging && (
                <CustomerMenu customer={customer} onExport={actions.onExport} onErase={actions.onErase} belonging={actions.belonging} />
              )
            }
          />
          {switcher}
        </>
      }
      foot={<Foot note={note} context={{ name: customer.name, competitors }} />}
    >
      <div class={across}>
        {identity}
        {newcomer}
        {actions.problem !== undefined && (
          <p role="alert" class={problem}>
            {actions.problem}
          </p>
        )}
        <Attention timeLine={timeLine} oneVoice={oneVoice} onState={actions.onVoiceState} />
      </div>
      <Sections
        arrangement={actions.arrangement ?? own.value}
        onArrange={(arrangement) => {
          own.value = arrangement;
          actions.onArrange?.(arrangement);
        }}
      >
        {{
          profitability: (
            <Profitability
              profitability={profitability}
              isCovered={match.confidence === 'guess'}
              ahead={ahead}
              more={actions.wallet}
              onHelp={onHelp}
            >
              {lost && <LostDeals lost={lost} competitors={competitors} />}
            </Profitability>
          ),
          needs: <Needs needs={needs} onState={actions.onVoiceState} />,
          oneVoice: <OneVoice oneVoice={oneVoice} nameOf={(id) => others.get(id)} onState={actions.onVoiceState} />,
          sources: elsewhere,
          shoes: <Shoes {...{ voices, interactions, timeLine, today, at }} />,
          interactions: <Interactions timeLine={timeLine} today={today} />,
        }}
      </Sections>
      <div class={across}>{correction}</div>
    </Frame>
  );
}

function Foot({ note, context }: { readonly note: PanelNote | undefined; readonly context: NotePreviewContext }) {
  if (note === undefined) return <NotePlace context={context} />;
  const { world, ...composing } = note;
  return <NoteComposer {...composing} context={{ ...context, ...(world === undefined ? {} : { world }) }} />;
}
