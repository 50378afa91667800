import { describe, expect, it } from 'vitest';
import { callerOf } from '@/utils/messaging/caller';

const self = { id: 'abc', root: 'chrome-extension://abc/' };
const tab = { id: 7 };
const ours = { id: 'abc', tab, origin: 'chrome-extension://abc' };

describe('callerOf', () => {
  it.each([
    ["a page's content script", { id: 'abc', tab, url: 'https://mail.example/inbox' }, 'content'],
    ['one in a frame without an address', { id: 'abc', tab, url: 'about:srcdoc' }, 'content'],
    ['the side panel', { id: 'abc', url: 'chrome-extension://abc/sidepanel.html' }, 'page'],
    ['a page of ours in a tab', { ...ours, url: 'chrome-extension://abc/options.html' }, 'page'],
    ['the card in a page', { ...ours, url: 'chrome-extension://abc/card.html' }, 'card'],
    ['the card with its nonce', { ...ours, url: 'chrome-extension://abc/card.html#n' }, 'card'],
    ['the card of a browser that tells no origin', { id: 'abc', tab, url: 'chrome-extension://abc/card.html' }, 'card'],
    ['the card in a sandboxed page', { ...ours, origin: 'null', url: 'chrome-extension://abc/card.html' }, undefined],
    ['the card in no tab', { id: 'abc', url: 'chrome-extension://abc/card.html' }, undefined],
    ['an address of ours that we do not know', { ...ours, url: 'chrome-extension://other-guid/card.html' }, undefined],
    ['an address that only begins like ours', { id: 'abc', tab, url: 'chrome-extension://abc.evil/card.html' }, undefined],
    ['another extension', { id: 'xyz', tab, url: 'https://mail.example/' }, undefined],
    ['a script outside of any tab', { id: 'abc', url: 'https://mail.example/' }, undefined],
    ['nobody', {}, undefined],
  ] as const)('%s', (_, sender, caller) => {
    expect(callerOf(sender, self)).toBe(caller);
  });
});
