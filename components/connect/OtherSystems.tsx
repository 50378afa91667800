import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { sourceName } from '@/utils/i18n/source';
import type { AccountId, KeptAccount } from '@/utils/sources/account';
import type { Source } from '@/utils/sources/source';
import { Card } from '../ui/Card';
import { Locked } from '../ui/Locked';
import { lockOf } from '../ui/locks';
import { AccountForm } from './AccountForm';
import { AccountRow } from './AccountRow';
import styles from './connect.module.css';
import type { ConnectActions, NamedSystem } from './connect-view';
import { NamedSystems } from './NamedSystems';
import { SourcePicker } from './SourcePicker';

const { stack, quiet, accounts: list } = styles;

export interface OtherSystemsProps extends ConnectActions {
  readonly sources: readonly Source[];
  readonly accounts: readonly KeptAccount[];
  /** Where a sign-in has to lead back to. */
  readonly returnAddress: string;
  readonly newAccountId: () => AccountId;
  /** Systems that somebody else decided on; with an account, where it is connected. */
  readonly named?: readonly NamedSystem[];
}

interface Opened {
  readonly source: Source;
  readonly account: AccountId;
  readonly before?: KeptAccount;
  readonly decided?: Readonly<Record<string, string>>;
}

/** Other systems that know the customers: those that are connected, and a form to connect another. */
export function OtherSystems(props: OtherSystemsProps) {
  const { sources, accounts, returnAddress, newAccountId, named = [], onDisconnect, onTakeOver, onFollow, onHear, ...actions } = props;
  const lock = lockOf('sources');
  const [opened, setOpened] = useState<Opened>();
  const [notice, setNotice] = useState<string>();
  const open = (next: Opened) => {
    setNotice(undefined);
    setOpened(next);
  };
  const close = (said?: string) => {
    setOpened(undefined);
    setNotice(said);
  };
  const form = opened && (
    <AccountForm
      key={opened.account}
      {...{ ...opened, ...actions, returnAddress }}
      onClose={close}
      onSaved={() => close(i18n.t('options.other.connected', [opened.before?.label ?? sourceName(opened.source)]))}
    />
  );
  return (
    <Card title={i18n.t('options.other.title')}>
      <div class={stack}>
        <p class={quiet}>{i18n.t('options.other.hint')}</p>
        {accounts.length > 0 && (
          <ul class={list}>
            {accounts.map((account) => (
              <AccountRow
                key={account.id}
                account={account}
                isOpen={opened?.account === account.id}
                onChange={() => {
                  const source = sources.find(({ id }) => id === account.sourceId);
                  const decided = named.find((each) => each.account === account.id)?.settings;
                  if (source) open({ source, account: account.id, before: account, ...(decided === undefined ? {} : { decided }) });
                }}
                onTakeOver={(isOn) => onTakeOver(account, isOn)}
                onHear={onHear}
                {...(sources.find(({ id }) => id === account.sourceId)?.pull && { onFollow: (isOn: boolean) => onFollow(account, isOn) })}
                onDisconnect={(takesBack) =>
                  onDisconnect(account, takesBack).then(() => close(i18n.t('options.other.gone', [account.label])))
                }
              >
                {opened?.account === account.id && form}
              </AccountRow>
            ))}
          </ul>
        )}
        <output>{notice}</output>
        {opened === undefined && named.some(({ account }) => account === undefined) && (
          <NamedSystems named={named} onChoose={(source, decided) => open({ source, account: newAccountId(), decided })} />
        )}
        {lock !== undefined && opened === undefined && <Locked by={named.length === 0 ? lock : i18n.t('policy.noOthers')} />}
        {opened === undefined && lock === undefined && (
          <SourcePicker sources={sources} onChoose={(source) => open({ source, account: newAccountId() })} />
        )}
        {opened !== undefined && opened.before === undefined && form}
      </div>
    </Card>
  );
}
