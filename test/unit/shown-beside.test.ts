import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { shownBeside } from '@/entrypoints/quickadd/shown-beside';
import type { Focus } from '@/utils/messaging/focus';
import { sightingWith } from './sighting';

const url = 'https://mail.us.example/?_task=mail&_uid=1';
const focusWith = (email: string | undefined, at = url) => ({ sighting: sightingWith({ url: at }), people: email ? [{ email }] : [] });
const store = (focus: object) => browser.storage.session.set({ 'focus:7': focus });
const look = (tabId: number | undefined = 7) => shownBeside({ tabId, url });
const who = ({ value }: { readonly value: Focus | undefined }) => value?.people.map(({ email }) => email);

beforeEach(() => fakeBrowser.reset());
afterEach(() => vi.restoreAllMocks());

describe('whom the page of a note shows', () => {
  it('is there at once where the page was read', async () => {
    await store(focusWith('ann@north.example'));
    expect(who(await look())).toEqual(['ann@north.example']);
  });

  it('is heard where the page is read later, and stays where it turns to somebody else', async () => {
    const shown = await look();
    expect(shown.value).toBeUndefined();
    await store(focusWith(undefined));
    expect(who(shown)).toEqual([]);
    await store(focusWith('ann@north.example'));
    await store(focusWith('ben@north.example'));
    expect(who(shown)).toEqual(['ann@north.example']);
  });

  it('is not missed where it is stored while that is asked', async () => {
    const get = browser.storage.session.get.bind(browser.storage.session);
    vi.spyOn(browser.storage.session, 'get').mockImplementation(async (key: unknown) => {
      const before = await get(key as string);
      await store(focusWith('ann@north.example'));
      return before;
    });
    expect(who(await look())).toEqual(['ann@north.example']);
  });

  it('is nobody of another site, and nobody where there is no tab', async () => {
    await store(focusWith('ann@north.example', 'https://other.example/'));
    expect((await look()).value).toBeUndefined();
    expect((await look(undefined)).value).toBeUndefined();
  });
});
