import { expect, it } from 'vitest';
import { segments } from '@/utils/economics/rfm';
import { segmentOf } from '@/utils/state/portfolio/segment-of';

const places = { segments: Uint8Array.of(0, 1, segments.length) };

it.each([
  [0, undefined],
  [1, segments[0]],
  [2, segments.at(-1)],
  [3, undefined],
  [undefined, undefined],
])('names how the customer in slot %s buys: %s', (slot, segment) => expect(segmentOf(places, slot)).toBe(segment));
