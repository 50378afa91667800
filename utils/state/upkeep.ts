/** Roll-ups, the order model, and the index of names. */
export type UpkeepStep = 'standing' | 'model' | 'search';

/** What a page asks of the upkeep's worker. */
export interface UpkeepRequest {
  /** Many names are new: the index of names is built as well. */
  readonly isAfterImport: boolean;
}

export interface UpkeepProgress {
  readonly step: UpkeepStep;
  /** 0 to 1. */
  readonly done: number;
}

export type UpkeepReply = ({ readonly kind: 'progress' } & UpkeepProgress) | { readonly kind: 'done' | 'failed' };

/** Brings up to date what is reckoned over all customers; false where that failed. */
export type Upkeep = (request: UpkeepRequest, onProgress: (progress: UpkeepProgress) => void) => Promise<boolean>;
