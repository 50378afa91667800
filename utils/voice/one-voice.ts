import { type Conflict, conflictsIn, type Spoken } from './conflicts';
import { type PromiseMade, promisesOf } from './promises';

/** Whether sales, marketing, service and support speak to a customer with one voice. */
export interface OneVoice {
  readonly promises: readonly PromiseMade[];
  readonly conflicts: readonly Conflict[];
}

export const oneVoiceOf = (spoken: Spoken): OneVoice => ({
  promises: promisesOf(spoken.voices, spoken.today),
  conflicts: conflictsIn(spoken),
});
