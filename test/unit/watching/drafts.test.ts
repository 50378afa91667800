// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followDrafts } from '@/utils/watching/drafts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.innerHTML = '';
});

function world(html: string) {
  document.body.innerHTML = html;
  const told: string[] = [];
  const end = new AbortController();
  followDrafts({ window, tell: (draft) => told.push(draft) }, end.signal);
  const type = (selector: string, isTrusted = true) => {
    const event = new Event('input', { bubbles: true, composed: true });
    Object.defineProperty(event, 'isTrusted', { value: isTrusted });
    document.querySelector(selector)?.dispatchEvent(event);
  };
  return { told, end, type };
}

it('hands over what is written once its writer pauses, without what is quoted', () => {
  const { told, type, end } = world(
    '<div contenteditable="true"><p id="a">The <b>margin</b> is 12</p><p>Bye</p><blockquote>You wrote 99</blockquote></div>',
  );
  type('#a');
  vi.advanceTimersByTime(600);
  type('#a');
  expect(told).toEqual([]);
  vi.advanceTimersByTime(700);
  expect(told).toEqual(['The margin is 12\nBye']);
  end.abort();
});

it('does not wait for ever for a pause', () => {
  const { told, type, end } = world('<textarea>on and on\n> quoted</textarea>');
  for (let turn = 0; turn < 10; turn++) {
    type('textarea');
    vi.advanceTimersByTime(400);
  }
  expect(told).toEqual(['on and on']);
  end.abort();
});

it('hears nothing that the page did itself, and no field but those of texts', () => {
  const { told, type, end } = world('<textarea>1,234.56</textarea><input value="1,234.56"><input type="password" value="x">');
  type('textarea', false);
  type('input');
  type('[type=password]');
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([]);
  end.abort();
});

it('says that a draft is gone once its editor is', () => {
  const { told, type, end } = world('<textarea>Dear Ann</textarea>');
  type('textarea');
  vi.advanceTimersByTime(1000);
  document.body.innerHTML = '';
  vi.advanceTimersByTime(4000);
  expect(told).toEqual(['Dear Ann', '']);
  end.abort();
});
