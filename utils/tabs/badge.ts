import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { type LeakWarning, leakKey } from '@/utils/messaging/leaks';

const COLOUR = '#0b6b63';
const WARNING_COLOUR = '#ad3617';

/** The reply there gives something away: a sign that no page can see. */
export async function warn(tabId: number): Promise<void> {
  await browser.action.setBadgeText({ tabId, text: '!' });
  await browser.action.setBadgeBackgroundColor({ tabId, color: WARNING_COLOUR });
  await browser.action.setTitle({ tabId, title: i18n.t('panel.leak.title') });
}

/** How many known customers a tab shows; while its reply gives something away, that. */
export async function badge(tabId: number, known: number): Promise<void> {
  const key = leakKey(tabId);
  const leak = (await browser.storage.session.get(key))[key] as LeakWarning | undefined;
  if (leak !== undefined && leak.isMeant !== true) return warn(tabId);
  await browser.action.setTitle({ tabId, title: i18n.t('actionTitle') });
  await browser.action.setBadgeText({ tabId, text: known === 0 ? '' : String(known) });
  await browser.action.setBadgeBackgroundColor({ tabId, color: COLOUR });
}
