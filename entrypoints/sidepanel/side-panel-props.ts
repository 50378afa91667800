import type { ReadonlySignal } from '@preact/signals';
import type { KnownActions } from '@/components/customer/Known';
import type { Said } from '@/components/customer/Panel';
import type { Teaching } from '@/components/customer/TeachOffer';
import type { MissingInput } from '@/utils/economics/figure';
import type { LeakWarning } from '@/utils/messaging/leaks';
import type { NewCustomer } from '@/utils/state/add-customer';
import type { AheadView } from '@/utils/state/ahead';
import type { NoteModel } from '@/utils/state/note';
import type { PanelModel } from '@/utils/state/panel';
import type { Worths } from '@/utils/state/rows';
import type { TimeView } from '@/utils/state/time-here';
import type { Aside } from './aside';
import type { ElsewhereTools } from './elsewhere';
import type { OnStep } from './Identity';
import type { Keeping } from './keeping';
import type { Tools } from './tools';

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
  /** What is to be known beside the customer. */
  readonly asides: ReadonlySignal<readonly Aside[]>;
  /** Undefined until they are loaded. */
  readonly tools: ReadonlySignal<Tools | undefined>;
}
