import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { countText } from '@/utils/i18n/count';
import { momentInWords, sourceFailureInWords } from '@/utils/i18n/source';
import type { Following, KeptAccount } from '@/utils/sources/account';
import { Button } from '../ui/Button';
import { Switch } from '../ui/Switch';
import styles from './connect.module.css';

const { account: row, head, name, host, buttons, state: stateClass, works, fails, quiet, leaving } = styles;

export interface AccountRowProps {
  readonly account: KeptAccount;
  /** Its form is open below it. */
  readonly isOpen: boolean;
  readonly onChange: () => void;
  /** `takesBack`: with what was taken over from it. */
  readonly onDisconnect: (takesBack: boolean) => Promise<void>;
  readonly onTakeOver: (isOn: boolean) => void;
  /** Absent where its vendor tells no changes. */
  readonly onFollow?: (isOn: boolean) => void;
  /** Brings in what changed since. */
  readonly onHear: () => void;
  readonly children: ComponentChildren;
}

/** One connected account: what it is, whether it works, and what can be done with it. */
export function AccountRow({ account, isOpen, onChange, onDisconnect, onTakeOver, onFollow, onHear, children }: AccountRowProps) {
  const [isLeaving, setLeaving] = useState(false);
  const [takesBack, setTakesBack] = useState(false);
  const { label, state } = account;
  return (
    <li class={row} id={`account-${account.id}`}>
      <div class={head}>
        <div>
          <p class={name}>
            {label}
            {account.host !== label && <span class={host}> {account.host}</span>}
          </p>
          <p class={`${stateClass} ${state.kind === 'works' ? works : state.kind === 'fails' ? fails : ''}`}>{stateInWords(account)}</p>
          {state.kind === 'fails' && <p class={quiet}>{sourceFailureInWords(label, state.failure)}</p>}
        </div>
        {!isOpen && !isLeaving && (
          <div class={buttons}>
            <Button variant="link" label={i18n.t('options.other.changeOf', [label])} onClick={onChange}>
              {i18n.t('options.other.change')}
            </Button>
            <Button variant="link" label={i18n.t('options.other.disconnectOf', [label])} onClick={() => setLeaving(true)}>
              {i18n.t('options.other.disconnect')}
            </Button>
          </div>
        )}
      </div>
      {!isOpen && !isLeaving && (
        <>
          <Switch isOn={account.takesOver === true} onChange={onTakeOver} hint={i18n.t('options.other.takesHint')}>
            {i18n.t('options.other.takes')}
          </Switch>
          {onFollow && (
            <Switch isOn={account.follows !== undefined} onChange={onFollow} hint={i18n.t('options.other.followsHint')}>
              {i18n.t('options.other.follows')}
            </Switch>
          )}
          {account.follows && (
            <div class={head}>
              <div role="status">
                <p class={quiet}>{followingInWords(account.follows)}</p>
                {account.follows.gone > 0 && (
                  <p class={quiet}>{i18n.t('options.other.goneThere', account.follows.gone, [countText(account.follows.gone)])}</p>
                )}
              </div>
              <Button variant="link" label={i18n.t('options.other.hearOf', [label])} onClick={onHear}>
                {i18n.t('options.other.hear')}
              </Button>
            </div>
          )}
        </>
      )}
      {isLeaving && (
        <div role="alert" class={leaving}>
          <p>{i18n.t('options.other.sure', [label])}</p>
          {account.takenOver !== undefined && (
            <Switch isOn={takesBack} onChange={setTakesBack}>
              {i18n.t('options.other.takeBack')}
            </Switch>
          )}
          <div class={buttons}>
            <Button variant="danger" onClick={() => void onDisconnect(takesBack)}>
              {i18n.t('options.other.disconnect')}
            </Button>
            <Button onClick={() => setLeaving(false)}>{i18n.t('options.other.stay')}</Button>
          </div>
        </div>
      )}
      {children}
    </li>
  );
}

function followingInWords({ brought, upTo }: Following): string {
  const count = countText(brought);
  return upTo === undefined
    ? i18n.t('options.other.bringing', brought, [count])
    : i18n.t('options.other.broughtUpTo', brought, [count, momentInWords(upTo)]);
}

function stateInWords({ state }: KeptAccount): string {
  switch (state.kind) {
    case 'new':
      return i18n.t('options.other.isNew');
    case 'works':
      return i18n.t('options.other.works', [momentInWords(state.since)]);
    case 'fails':
      return i18n.t('options.other.fails', [momentInWords(state.since)]);
  }
}
