import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Millis } from '@/utils/domain/time';
import { ageInWords } from '@/utils/i18n/source';
import type { Told } from '@/utils/state/elsewhere';
import styles from './elsewhere.module.css';
import { NoAnswer } from './NoAnswer';
import type { ElsewhereActions } from './remedy';

const { account: block, head, name, host, age, quiet } = styles;

export interface AccountSaysProps extends ElsewhereActions {
  readonly told: Told;
  /** Of two accounts at one vendor each is named with its host. */
  readonly all: readonly Told[];
  readonly now: Millis;
  readonly children: ComponentChildren;
}

/** One account: what it is called, how old its answer is, why there is none, and what it says. */
export function AccountSays({ told, all, now, children, ...actions }: AccountSaysProps) {
  const id = useId();
  const { account, answer, isAsking, failure } = told;
  const { label } = account;
  const isOneOfSeveral = all.filter((other) => other.account.label === label).length > 1;
  return (
    <section class={block} aria-labelledby={id}>
      <div class={head}>
        <h3 id={id} class={name}>
          {label}
          {isOneOfSeveral && account.host !== label && <span class={host}> {account.host}</span>}
        </h3>
        <span class={age} role="status">
          {answer === undefined ? isAsking && i18n.t('panel.elsewhere.asking', [label]) : ageInWords(answer.asOf, now, isAsking)}
        </span>
      </div>
      {failure !== undefined && <NoAnswer account={account} failure={failure} {...actions} />}
      {answer !== undefined && answer.customers.length === 0 ? <p class={quiet}>{i18n.t('panel.elsewhere.nobody')}</p> : children}
    </section>
  );
}
