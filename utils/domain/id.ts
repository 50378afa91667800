import { v7 } from 'uuid';
import type { Brand } from './brand';

/** An id made by whoever makes the record (UUID v7: sorts by time), so that a write tried again is the same write. */
export type Id<Kind extends string> = Brand<string, Kind>;

export const newId = <Kind extends string>(): Id<Kind> => v7() as Id<Kind>;
