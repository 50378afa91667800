// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { followReader } from '@/utils/watching/pulse';

function world() {
  const told: boolean[] = [];
  const end = new AbortController();
  let now = 0;
  let seen: DocumentVisibilityState = 'visible';
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => seen });
  followReader({ window, now: () => now, tell: (isSeen) => told.push(isSeen) }, end.signal);
  const fire = (name: string, isTrusted = true) => {
    const event = new Event(name, { bubbles: true });
    Object.defineProperty(event, 'isTrusted', { value: isTrusted });
    document.body.dispatchEvent(event);
  };
  return {
    told,
    end,
    fire,
    wait: (ms: number) => {
      now += ms;
    },
    show: (is: DocumentVisibilityState) => {
      seen = is;
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

it('tells of the reader at once, then seldom, whatever they do', () => {
  const { told, fire, wait, end } = world();
  for (let turn = 0; turn < 100; turn++) {
    wait(500);
    fire(turn % 2 === 0 ? 'pointermove' : 'keydown');
  }
  expect(told).toEqual([true, true, true]);
  end.abort();
  wait(60_000);
  fire('keydown');
  expect(told).toHaveLength(3);
});

it('hears no event that the page made itself', () => {
  const { told, fire, wait } = world();
  wait(60_000);
  fire('keydown', false);
  expect(told).toEqual([true]);
});

it('tells at once that the page went out of view, and of nobody until it is back', () => {
  const { told, fire, wait, show } = world();
  show('hidden');
  wait(60_000);
  fire('scroll');
  show('visible');
  expect(told).toEqual([true, false, true]);
});
