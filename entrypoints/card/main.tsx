import { dressPage } from '@/utils/i18n/dress-page';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { CustomerCard, type CustomerCardView } from '@/components/card/CustomerCard';
import { coverFigures } from '@/components/ui/hidden-figures';
import { THEME, wearTheme } from '@/utils/domain/theme';
import { call } from '@/utils/messaging/call';
import { FIGURES_HIDDEN } from '@/utils/messaging/figures';
import { viewOf } from './view';

/** Firefox's own part of the API, which the types of Chromium do not know. */
const firefox = browser as typeof browser & { readonly sidebarAction?: { open(): Promise<void> } };

dressPage(document);
const nonce = window.location.hash.slice(1);
window.history.replaceState(null, '', window.location.pathname);

const view = signal<CustomerCardView>({ state: 'loading' });
const problem = signal<string | undefined>(undefined);

render(<Card />, document.getElementById('app') ?? document.body);
void claim();

function Card() {
  return (
    <CustomerCard view={view.value} problem={problem.value} onOpenPanel={openPanel} onUncover={() => void uncover()} onClose={leave} />
  );
}

/** Whoever loaded this frame: it shows somebody only where the background knows its nonce. */
async function claim(): Promise<void> {
  // Its own storage is that of the page around it, and Firefox gives it none of the session's: how it looks is asked for.
  const [answer, looks] = await Promise.all([call('claimCard', nonce), call('cardLooks', null)]);
  coverFigures(!looks.ok || looks.value.areFiguresHidden);
  if (looks.ok) wearTheme(document, looks.value.theme);
  view.value = !answer.ok ? { state: 'failed' } : answer.value === null ? { state: 'refused' } : viewOf(answer.value);
}

async function uncover(): Promise<void> {
  const answer = await call('cardFigures', nonce);
  if (answer.ok && answer.value !== null && view.value.state === 'known') view.value = { ...view.value, money: answer.value };
  else view.value = { state: 'failed' };
}

/** Must ask before anything is awaited: the browser wants to see the click. Firefox lets only the page ask that was clicked. */
function openPanel(): void {
  const opening = firefox.sidebarAction?.open().then(() => true) ?? call('openPanel', null).then((answer) => answer.ok && answer.value);
  const refuse = () => {
    problem.value = i18n.t('card.openRefused');
  };
  opening.then((isOpen) => (isOpen ? leave() : refuse()), refuse);
}

/** Leaves this page: whoever made the frame sees it load another, and closes it. A message to the parent could be heard by the page. */
function leave(): void {
  window.location.replace('about:blank');
}

browser.storage.session.onChanged.addListener((changes) => {
  const change = changes[FIGURES_HIDDEN];
  if (change !== undefined) coverFigures(change.newValue === true);
  const look = changes[THEME];
  if (look !== undefined) wearTheme(document, look.newValue);
});
window.addEventListener('keydown', ({ key }) => key === 'Escape' && leave());
// Whoever comes in by the keyboard is in the card, whatever it shows by then.
window.addEventListener('focus', () => {
  if (document.activeElement === document.body) document.querySelector<HTMLElement>('#app > *')?.focus();
});
