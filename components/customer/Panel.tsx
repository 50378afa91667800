import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Hidden } from '@/components/ui/Hidden';
import type { MissingInput } from '@/utils/economics/figure';
import type { NewCustomer } from '@/utils/state/add-customer';
import type { AheadView } from '@/utils/state/ahead';
import type { Profile } from '@/utils/state/profile';
import { BackToList } from './BackToList';
import { Frame } from './Frame';
import type { KnownActions, PanelNote } from './Known';
import { Loading } from './Loading';
import type { Nobody } from './NobodyHere';
import { Notice } from './Notice';
import type { RowHere } from './OnThisPage';
import styles from './Panel.module.css';
import { Remarks } from './Remarks';
import type { UnknownPerson } from './Stranger';
import type { Teaching } from './TeachOffer';
import { Known, Newcomer, NobodyHere, OnThisPage, OwnTab, Stranger, TeachOffer } from './views';
import { People, type PersonHere, type WhoMatch } from './Who';

const { problem: problemClass } = styles;

/** What the panel shows. */
export type PanelView =
  | { readonly state: 'loading' }
  | {
      readonly state: 'nobody';
      readonly why: Nobody;
      readonly reason: string;
      /** Whom it may be about all the same. */
      readonly identity?: ComponentChildren;
    }
  /** The page shows a list. */
  | { readonly state: 'list'; readonly rows: readonly RowHere[] }
  | {
      readonly state: 'unknown';
      readonly person: UnknownPerson;
      /** Why adding them did not work, in a sentence. */
      readonly problem?: string;
      /** Who they may be. */
      readonly identity?: ComponentChildren;
      /** What other systems know of them. */
      readonly elsewhere?: ComponentChildren;
    }
  | {
      readonly state: 'known';
      readonly profile: Profile;
      readonly match: WhoMatch;
      /** What other systems say of them; absent where none is connected. */
      readonly elsewhere?: ComponentChildren;
      /** Absent until the note box is there. */
      readonly note?: PanelNote;
      /** The person on the page, where only their company is known. */
      readonly newcomer?: UnknownPerson;
      /** What can be done to what is shown; see `KnownActions`. */
      readonly actions?: KnownActions;
      /** Where the customer stands among all, once that is known. */
      readonly ahead?: AheadView | undefined;
      /** Who they may be as well, and which records may be the same. */
      readonly identity?: ComponentChildren;
      /** What stands under their name. */
      readonly notice?: ComponentChildren;
      /** The address at which they are shown in a tab of their own. */
      readonly tab?: string;
    }
  | { readonly state: 'failed'; readonly message: string; readonly onRetry?: () => void };

/** What came of something that the user did. */
export interface Said {
  readonly sentence: string;
  readonly isProblem: boolean;
}

export interface PanelProps {
  readonly view: PanelView;
  /** The people of the open conversation, in the page's order. */
  readonly people: readonly PersonHere[];
  /** The key of the person shown; null where none is. */
  readonly current: string | null;
  /** How the customer was found, where that does not go without saying. */
  readonly remarks: readonly string[];
  readonly onChoose: (key: string) => void;
  /** Goes back to the list from which somebody was chosen; absent where they were not. */
  readonly onBack?: (() => void) | undefined;
  readonly onAdd: (customer: NewCustomer) => void;
  /** The user wants to fill in what a figure lacks. */
  readonly onHelp: (input: MissingInput) => void;
  /** Lets the user show where the page names the customer. */
  readonly teaching?: Teaching;
  /** What was just done, for those who do not see it; a problem is seen by all. */
  readonly said?: Said;
}

/** The side panel: who the customer is, what they bring and need, what happened, and a box for a note. */
export function Panel(props: PanelProps) {
  const { view, said } = props;
  return (
    <>
      {view.state !== 'loading' && (
        <div role="status">
          {said?.isProblem === true && <p class={problemClass}>{said.sentence}</p>}
          {said?.isProblem === false && <Hidden>{said.sentence}</Hidden>}
        </div>
      )}
      <Shown {...props} />
    </>
  );
}

function Shown({ view, people, current, remarks, onChoose, onBack, onAdd, onHelp, teaching }: PanelProps) {
  /** Whose row takes the focus again. */
  const cameFrom = useSignal<string | null>(null);
  const switcher = (
    <>
      {onBack && (
        <BackToList
          key={current}
          onBack={() => {
            cameFrom.value = current;
            onBack();
          }}
        />
      )}
      <People people={people} current={current} onChoose={onChoose} />
      <Remarks sentences={remarks} />
    </>
  );
  switch (view.state) {
    case 'loading':
      return <Loading />;
    case 'known': {
      const { profile, match, note, newcomer, actions, identity, notice, tab, ahead, elsewhere } = view;
      const add = newcomer && <Newcomer key={newcomer.address} person={newcomer} company={profile.customer.name} onAdd={onAdd} />;
      return (
        <Known
          key={profile.customer.id}
          profile={profile}
          match={match}
          {...(note === undefined ? {} : { note })}
          switcher={
            <>
              {switcher}
              {notice}
            </>
          }
          newcomer={add}
          identity={identity}
          correction={
            <>
              {teaching && <TeachOffer teaching={teaching} isCorrection />}
              {tab !== undefined && <OwnTab href={tab} />}
            </>
          }
          actions={actions}
          ahead={ahead}
          elsewhere={elsewhere}
          onHelp={onHelp}
        />
      );
    }
    case 'unknown':
      return (
        <Stranger
          key={view.person.address}
          person={view.person}
          problem={view.problem}
          identity={view.identity}
          elsewhere={view.elsewhere}
          switcher={switcher}
          teaching={teaching}
          onAdd={onAdd}
        />
      );
    case 'nobody':
      return (
        <Frame head={(people.length > 0 || remarks.length > 0) && switcher}>
          <NobodyHere why={view.why} reason={view.reason} onAdd={onAdd} teaching={teaching} />
          {view.identity}
        </Frame>
      );
    case 'list':
      return (
        <OnThisPage
          rows={view.rows}
          teaching={teaching}
          focused={cameFrom.value}
          onChoose={(key) => {
            cameFrom.value = null;
            onChoose(key);
          }}
        />
      );
    case 'failed':
      return (
        <Frame>
          <Notice title={i18n.t('panel.failed.title')} reason={view.message}>
            {view.onRetry && <Button onClick={view.onRetry}>{i18n.t('panel.failed.retry')}</Button>}
          </Notice>
        </Frame>
      );
  }
}
