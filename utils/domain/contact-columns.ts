/** What is added up of contacts, as columns: millions of them are read without an object for each. */
export interface ContactColumns {
  /** Whose they are. */
  readonly slot: Uint32Array<ArrayBuffer>;
  /** Moments, in milliseconds since 1970 UTC. */
  readonly at: Float64Array<ArrayBuffer>;
  /** Places in `channels`. */
  readonly channel: Uint8Array<ArrayBuffer>;
  /** NaN where nobody logged them. */
  readonly minutes: Float64Array<ArrayBuffer>;
  /** 1 where it is yet to come. */
  readonly isPlanned: Uint8Array<ArrayBuffer>;
}
