import { describe, expect, it } from 'vitest';
import type { Content } from '@/utils/team/replica/content';
import {
  answered,
  edited,
  type Outcome,
  type Round,
  type Row,
  resolved,
  type Slot,
  sending,
  shownOf,
  told,
  unseen,
} from '@/utils/team/replica/slot';

const text = (words: string): Content => ({ text: words });
const row = (version: number, words: string, more: Partial<Row> = {}): Row => ({
  ...{ version, content: text(words), op: `other-${version}`, author: 'ben', gone: null },
  ...more,
});
let count = 0;
const at = (more: Partial<Round> = {}): Round => ({
  member: 'ann',
  round: 0,
  isRestored: false,
  order: 9,
  newOp: () => `op-${++count}`,
  ...more,
});
const kept = told({}, row(1, 'as it was'), at());
const mine = sending(edited(kept, text('mine'), 'op', 1));
const send = (slot: Slot, outcome: Outcome): Slot => answered(slot, slot.mine ?? expect.fail('nothing was written'), outcome, at());

describe('a record of a team in one browser', () => {
  it('shows what its user wrote at once, and what the team has once it is confirmed', () => {
    expect(shownOf(mine)).toEqual(text('mine'));
    expect(send(mine, { outcome: 'applied', version: 2 })).toEqual({
      kept: { version: 2, content: text('mine'), author: 'ann', round: 0 },
    });
  });

  it('has nothing to send where an edit was taken back before it left', () => {
    expect(edited(edited(kept, text('mine'), 'op', 1), text('as it was'), 'op-2', 2)).toEqual(kept);
    // It may have arrived: taken back, it is a write like any other.
    expect(edited(mine, text('as it was'), 'op-2', 2)).toMatchObject({ mine: { op: 'op-2', content: text('as it was') } });
  });

  it('knows its own write when it comes back, though the answer was lost', () => {
    expect(told(mine, row(2, 'mine', { op: 'op', author: 'ann' }), at())).toMatchObject({ kept: { version: 2 } });
    const more = edited(mine, text('mine, and more'), 'op-2', 2);
    expect(told(more, row(2, 'mine', { op: 'op', author: 'ann' }), at())).toMatchObject({
      mine: { op: 'op-2', content: text('mine, and more'), base: 2, before: text('mine') },
    });
  });

  it('keeps both texts where two wrote, until somebody who saw both has chosen', () => {
    const asked = told(mine, row(2, 'theirs'), at());
    expect([shownOf(asked), asked.conflict]).toEqual([text('mine'), { version: 2, theirs: text('theirs') }]);
    expect(told(asked, row(3, 'theirs again'), at()).conflict).toEqual({ version: 3, theirs: text('theirs again') });
    expect(resolved(asked, text('both'), 'op-2')).toMatchObject({ mine: { op: 'op-2', content: text('both'), base: 2 } });
    expect(resolved(asked, text('theirs'), 'op-2')).toEqual({ kept: asked.kept });
    expect(send(mine, { outcome: 'conflict', row: row(2, 'theirs') })).toEqual(asked);
    // Somebody deleted it meanwhile.
    expect(told(mine, row(2, '', { gone: 'deleted', content: {} }), at()).conflict).toEqual({ version: 2, theirs: null });
  });

  it('takes the answer for what stands there now, also where that is older than what was heard', () => {
    const ahead = sending(edited(told({}, row(5, 'later'), at()), text('mine'), 'op', 1));
    expect(send(ahead, { outcome: 'conflict', row: row(3, 'put back') }).conflict).toEqual({ version: 3, theirs: text('put back') });
  });

  it('leaves what was written since to the newest version', () => {
    const since = edited(mine, text('mine, and more'), 'op-2', 2);
    const write = mine.mine ?? expect.fail('nothing was written');
    expect(answered(since, write, { outcome: 'applied', version: 2 }, at())).toMatchObject({
      kept: { version: 2 },
      mine: { op: 'op-2', base: 2, before: text('mine') },
    });
    const asked = told(since, row(3, 'theirs'), at());
    expect(answered(asked, write, { outcome: 'applied', version: 2 }, at())).toBe(asked);
  });

  it('asks no more when it hears that they wrote over ours', () => {
    expect(send(told(mine, row(3, 'theirs'), at()), { outcome: 'applied', version: 2 })).toEqual({
      kept: { version: 3, content: text('theirs'), author: 'ben', round: 0 },
    });
  });

  it('keeps what is refused, and sends it again once it was edited', () => {
    const refused = send(mine, { outcome: 'refused', why: 'role' });
    expect([shownOf(refused), refused.mine?.refused]).toEqual([text('mine'), 'role']);
    expect(edited(refused, text('mine, mended'), 'op-2', 2).mine).not.toHaveProperty('refused');
  });

  it('is gone with an erased customer, whatever was written here', () => {
    const erased = told(mine, row(2, '', { gone: 'erased', content: {} }), at());
    expect([shownOf(erased), erased.mine]).toEqual([null, undefined]);
    expect(edited(erased, text('late'), 'op-2', 2)).toBe(erased);
    expect(shownOf(send(mine, { outcome: 'erased', version: 2 }))).toBeNull();
  });

  it('hears an old page without forgetting a newer answer', () => {
    const newer = told({}, row(5, 'newer'), at());
    expect(told(newer, row(4, 'older'), at())).toBe(newer);
  });

  describe('after a restore', () => {
    const again = at({ round: 1, isRestored: true });
    const ours = told({}, row(3, 'written since', { author: 'ann' }), at());

    it('is written again by whoever wrote it', () => {
      expect(told(ours, row(2, 'older'), again)).toMatchObject({
        mine: { content: text('written since'), base: 2, before: text('older') },
      });
      expect(unseen(ours, again)).toMatchObject({ mine: { content: text('written since'), base: 0 } });
      expect(told(told({}, row(3, 'by ben'), at()), row(2, 'older'), again)).toEqual({ kept: expect.objectContaining({ version: 2 }) });
      expect(unseen(told({}, row(3, 'by ben'), at()), again)).toEqual({});
    });

    it('keeps what was not sent', () => {
      expect(unseen(mine, again)).toMatchObject({ mine: { content: text('mine'), base: 0 } });
    });
  });

  it('leaves when the role changed and it is not told any more', () => {
    expect(unseen(told({}, row(3, 'a cost', { author: 'ann' }), at()), at({ round: 1 }))).toEqual({});
  });
});
