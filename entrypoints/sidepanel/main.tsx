import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Panel, type Said } from '@/components/customer/Panel';
import { onChange } from '@/utils/db/changes';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { siteOf } from '@/utils/domain/site';
import { millisOf } from '@/utils/domain/time';
import { failureInWords } from '@/utils/i18n/failure';
import { call } from '@/utils/messaging/call';
import { addFromForm, type NewCustomer } from '@/utils/state/add-customer';
import { createNote } from '@/utils/state/note';
import { createPanel } from '@/utils/state/panel';
import { takeStep } from '@/utils/state/same-customer';
import { notePeople } from '@/utils/voice/note/people';
import { followTab } from './focused-tab';
import type { OnStep } from './Identity';
import { SidePanel } from './SidePanel';
import { teachIn } from './teach';
import { addErrorInWords } from './words';

const app = document.getElementById('app') ?? document.body;
const reload = () => window.location.reload();
document.documentElement.lang = browser.i18n.getUILanguage();

openDatabase({ onBlocked: () => fail(i18n.t('failure.blocked')), onClosed: reload }).then(start, (error: unknown) =>
  fail(failureInWords(error)),
);

function start(db: Database): void {
  const stop = new AbortController();
  const tab = followTab();
  const { focus, url } = tab;
  const panel = createPanel(db, focus, stop.signal);
  const subject = computed(() => {
    const state = panel.state.value;
    if (state.state !== 'known') return undefined;
    const { customer, people, colleagues, competitors, profitability } = state.profile;
    return {
      customerId: customer.id,
      competitors,
      people: notePeople([...people, ...colleagues]),
      currency: profitability.year.currency,
      url: state.focus.sighting.url,
    };
  });
  const note = createNote(db, subject, stop.signal);
  // The background may be asleep, and hears no broadcast then: it is told.
  onChange(() => void call('refresh', null), stop.signal);
  const problem = signal<string | undefined>(undefined);
  effect(() => {
    // Another person, another try.
    void panel.state.value;
    problem.value = undefined;
  });
  const add = async (customer: NewCustomer) => {
    const added = await addFromForm(db, customer, millisOf(new Date()));
    if (!added.ok) problem.value = addErrorInWords(added.error);
  };
  const said = signal<Said | undefined>(undefined);
  const step: OnStep = (wanted, names) => {
    const say = (sentence: string, isProblem: boolean) => {
      said.value = { sentence, isProblem };
    };
    takeStep(db, wanted).then(
      (refusal) =>
        refusal === undefined
          ? say(i18n.t(`panel.same.done.${wanted.kind}`, [...names]), false)
          : say(i18n.t(`panel.same.refused.${refusal}`), true),
      (error: unknown) => say(failureInWords(error), true),
    );
  };
  render(
    <SidePanel
      panel={panel}
      note={note}
      url={url}
      problem={problem}
      onAdd={(customer) =>
        void add(customer).catch((error: unknown) => {
          problem.value = failureInWords(error);
        })
      }
      onStep={step}
      said={said}
      onHelp={openOptions}
      onSwitchOn={switchOn}
      teaching={teachIn(tab)}
    />,
    app,
  );
}

function fail(message: string): void {
  const nothing = () => undefined;
  render(
    <Panel
      view={{ state: 'failed', message, onRetry: reload }}
      people={[]}
      remarks={[]}
      current={null}
      onChoose={nothing}
      onAdd={nothing}
      onHelp={nothing}
    />,
    app,
  );
}

function openOptions(): void {
  void browser.runtime.openOptionsPage();
}

/** Must ask for the permission before anything is awaited: the browser wants to see the click. */
function switchOn(address: string | undefined): void {
  if (address === undefined) openOptions();
  else void browser.permissions.request({ origins: [siteOf(address) ?? address] });
}
