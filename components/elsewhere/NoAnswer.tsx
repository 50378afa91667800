import { i18n } from '#i18n';
import { sourceFailureInWords } from '@/utils/i18n/source';
import type { KeptAccount } from '@/utils/sources/account';
import type { Told } from '@/utils/state/elsewhere';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import styles from './elsewhere.module.css';
import { type ElsewhereActions, remedyFor } from './remedy';

const { problem } = styles;

export interface NoAnswerProps extends ElsewhereActions {
  readonly account: KeptAccount;
  readonly failure: NonNullable<Told['failure']>;
}

/** Why an account gives no newer answer, and what to do about it. */
export function NoAnswer({ account, failure, ...actions }: NoAnswerProps) {
  const { label } = account;
  return (
    <p class={problem}>
      <Icon name="warning" />
      <span>
        {failure.kind === 'unreachable' ? i18n.t('options.other.unreachable') : sourceFailureInWords(label, failure)}{' '}
        <Remedy {...{ account, failure, ...actions }} />
      </span>
    </p>
  );
}

function Remedy({ account, failure, onAskAgain, onAllow, onSettings }: NoAnswerProps) {
  switch (remedyFor(failure)) {
    case 'allow':
      return (
        <Button variant="link" onClick={() => failure.kind === 'notPermitted' && onAllow(account, failure.origin)}>
          {i18n.t('panel.elsewhere.allow')}
        </Button>
      );
    case 'settings':
      return (
        <Button variant="link" onClick={() => onSettings(account)}>
          {i18n.t('panel.elsewhere.settings')}
        </Button>
      );
    case 'retry':
      return (
        <Button variant="link" onClick={() => onAskAgain(account)}>
          {i18n.t('panel.elsewhere.retry')}
        </Button>
      );
  }
}
