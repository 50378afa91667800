import { describe, expect, it } from 'vitest';
import type { Sighting } from '@/utils/domain/sighting';
import type { Focus } from '@/utils/messaging/focus';
import { createFocusing } from '@/utils/tabs/focusing';
import { sightingWith } from '../sighting';

const TAB = 7;
const older = sightingWith({ subject: 'older' });
const newer = sightingWith({ subject: 'newer' });
const focusOf = (sighting: Sighting) => ({ sighting }) as Focus;

/** A browser in which each step ends when the test says so. */
function desk(before?: Sighting) {
  const kept = new Map(before ? [[TAB, focusOf(before)]] : []);
  const waiting: (readonly [what: string, go: () => void])[] = [];
  const step = <T>(what: string, give: () => T): Promise<T> =>
    new Promise((resolve) => {
      waiting.push([what, () => resolve(give())]);
    });
  const focusing = createFocusing({
    find: (sighting) => step(`find ${sighting.subject}`, () => ({ focus: focusOf(sighting), known: 1 })),
    stored: (tabId) => step('stored', () => kept.get(tabId)),
    keep: (tabId, focus) => step(`keep ${focus.sighting.subject}`, () => void kept.set(tabId, focus)),
  });
  return {
    focusing,
    subject: () => kept.get(TAB)?.sighting.subject,
    /** Ends the first such step that waits. */
    async go(what: string) {
      const at = waiting.findIndex(([waits]) => waits === what);
      expect(at, `${what} among ${waiting.map(([waits]) => waits)}`).toBeGreaterThanOrEqual(0);
      waiting.splice(at, 1)[0]?.[1]();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

describe('the focus of a tab', () => {
  it('is that of the newest sighting, whichever is matched first', async () => {
    const { focusing, go, subject } = desk();
    const [first, second] = [focusing.see(TAB, older), focusing.see(TAB, newer)];
    await go('find newer');
    await go('stored');
    await go('keep newer');
    await go('find older');
    expect(await first).toBeUndefined();
    expect(await second).toMatchObject({ known: 1, before: undefined });
    expect(subject()).toBe('newer');
  });

  it('is not that of the page before, where something is written while the next one is matched', async () => {
    const { focusing, go, subject } = desk(older);
    void focusing.see(TAB, newer);
    const again = focusing.again(TAB);
    await go('stored');
    await go('find newer');
    await go('find newer');
    await go('stored');
    await go('keep newer');
    expect(await again).toMatchObject({ before: { sighting: older } });
    expect(subject()).toBe('newer');
  });

  it('is not that of the page before, where something is written while the next one is kept', async () => {
    const { focusing, go, subject } = desk(older);
    void focusing.see(TAB, newer);
    await go('find newer');
    await go('stored');
    const again = focusing.again(TAB);
    await go('stored');
    await go('keep newer');
    await go('find newer');
    await go('stored');
    await go('keep newer');
    expect(await again).toBeDefined();
    expect(subject()).toBe('newer');
  });

  it('is looked for once more for each of two writes: the second may have brought what the first had not', async () => {
    const { focusing, go } = desk(older);
    const [first, second] = [focusing.again(TAB), focusing.again(TAB)];
    await go('stored');
    await go('stored');
    await go('find older');
    await go('find older');
    await go('stored');
    await go('keep older');
    expect(await first).toBeUndefined();
    expect(await second).toBeDefined();
  });

  it('is gone once the tab is left', async () => {
    const { focusing, go, subject } = desk();
    const seen = focusing.see(TAB, newer);
    focusing.leave(TAB);
    await go('find newer');
    expect(await seen).toBeUndefined();
    expect(subject()).toBeUndefined();
  });

  it('of a tab that shows nothing is nothing', async () => {
    const { focusing, go } = desk();
    const again = focusing.again(TAB);
    await go('stored');
    expect(await again).toBeUndefined();
  });
});
