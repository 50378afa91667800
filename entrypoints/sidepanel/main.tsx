import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { computed } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { onChange } from '@/utils/db/changes';
import { openDatabase } from '@/utils/db/open';
import { millisOf } from '@/utils/domain/time';
import { call } from '@/utils/messaging/call';
import { addFromForm } from '@/utils/state/add-customer';
import { createNote } from '@/utils/state/note';
import { createPanel } from '@/utils/state/panel';
import { followTab } from './focused-tab';
import { SidePanel } from './SidePanel';

const app = document.getElementById('app') ?? document.body;
document.documentElement.lang = browser.i18n.getUILanguage();
const stop = new AbortController();
const { focus, url } = followTab();
const db = await openDatabase();

const panel = createPanel(db, focus, stop.signal);
const subject = computed(() => {
  const state = panel.state.value;
  if (state.state !== 'known') return undefined;
  return { customerId: state.profile.customer.id, competitors: state.profile.competitors, url: state.focus.sighting.url };
});
const note = createNote(db, subject, stop.signal);
// The background may be asleep, and hears no broadcast then: it is told.
onChange(() => void call('refresh', null), stop.signal);

const openOptions = () => void browser.runtime.openOptionsPage();
render(
  <SidePanel
    panel={panel}
    note={note}
    url={url}
    onAdd={(customer) => void addFromForm(db, customer, millisOf(new Date()))}
    onHelp={openOptions}
    onSwitchOn={switchOn}
  />,
  app,
);

/** Must ask for the permission before anything is awaited: the browser wants to see the click. */
function switchOn(address: string | undefined): void {
  if (address === undefined) openOptions();
  else void browser.permissions.request({ origins: [`${new URL(address).origin}/*`] });
}
