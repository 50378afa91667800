import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstArrangement, moved, parseArrangement, sections, shownSections, toggled } from '@/utils/domain/arrangement';

it('moves past what is shown, not past what is hidden', () => {
  const hidden = toggled(firstArrangement, 'hidden', 'oneVoice');
  expect(shownSections(moved(hidden, 'needs', 1))).toEqual(['profitability', 'sources', 'needs', 'shoes', 'interactions']);
  expect(moved(hidden, 'profitability', -1)).toBe(hidden);
  expect(moved(hidden, 'interactions', 1)).toBe(hidden);
});

it('moves past what is there, and keeps the place of what is not', () => {
  const there = sections.filter((section) => section !== 'sources');
  const next = moved(firstArrangement, 'oneVoice', 1, there);
  expect(shownSections(next, there)).toEqual(['profitability', 'needs', 'shoes', 'oneVoice', 'interactions']);
  expect(shownSections(next)).toEqual(['profitability', 'needs', 'sources', 'shoes', 'oneVoice', 'interactions']);
});

it.each([
  [
    { order: ['interactions', 'needs'], collapsed: ['needs'], hidden: [] },
    ['profitability', 'interactions', 'needs', 'oneVoice', 'sources', 'shoes'],
    ['needs'],
  ],
  [{ order: ['gone', 'needs', 'needs'], collapsed: 'x' }, ['profitability', 'needs', 'oneVoice', 'sources', 'shoes', 'interactions'], []],
])('reads %j', (stored, order, collapsed) => expect(parseArrangement(stored)).toEqual({ order, collapsed, hidden: [] }));

it.each([null, 'x', 5, undefined])('refuses %j', (stored) => expect(parseArrangement(stored)).toBeUndefined());

it('holds every section once, whatever is done and stored', () => {
  const step = fc.tuple(fc.constantFrom(...sections), fc.constantFrom(-1, 1, 'collapsed', 'hidden'));
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const end = steps.reduce(
        (now, [section, what]) =>
          typeof what === 'number' ? moved(now, section, what as 1 | -1) : toggled(now, what as 'hidden', section),
        firstArrangement,
      );
      expect([...end.order].sort()).toEqual([...sections].sort());
      expect(parseArrangement(JSON.parse(JSON.stringify(end)))).toEqual(end);
    }),
  );
});
