import type { Source } from './source';
import { stripe } from './vendors/stripe';

/** Every source, in the order in which they are offered. */
export const sources: readonly Source[] = [stripe];

export const sourceOf = (id: string): Source | undefined => sources.find((source) => source.id === id);
