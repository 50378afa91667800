import { i18n } from '#i18n';
import { Card } from '@/components/ui/Card';
import { Empty } from '@/components/ui/Empty';
import { Hidden } from '@/components/ui/Hidden';
import type { Voice } from '@/utils/domain/voice';
import type { Needs as NeedsOfCustomer } from '@/utils/voice/needs';
import styles from './Needs.module.css';
import { Opinions } from './Opinions';
import { Said } from './Said';
import type { OnVoiceState } from './voice-actions';

const { needs: needsClass, mark, press, filled, tick, met } = styles;

export interface NeedsProps {
  readonly needs: NeedsOfCustomer;
  readonly onState?: OnVoiceState | undefined;
}

/** What the customer needs, met or not, and what they think of us beside our competitors. */
export function Needs({ needs, onState }: NeedsProps) {
  const all = [...needs.open, ...needs.met];
  const isEmpty = all.length === 0 && needs.opinions.length === 0;
  const counts = [
    ...(needs.open.length > 0 ? [i18n.t('panel.needs.open', needs.open.length)] : []),
    ...(needs.met.length > 0 ? [i18n.t('panel.needs.met', needs.met.length)] : []),
  ];
  return (
    <Card title={i18n.t('panel.needs.title')} {...(counts.length > 0 ? { right: counts.join(', ') } : {})}>
      {isEmpty && <Empty example={i18n.t('panel.needs.example')}>{i18n.t('panel.needs.empty')}</Empty>}
      {all.length > 0 && (
        <ul class={needsClass}>
          {all.map((need) => (
            <Need key={need.id} need={need} onState={onState} />
          ))}
        </ul>
      )}
      <Opinions opinions={needs.opinions} />
    </Card>
  );
}

function Need({ need, onState }: { readonly need: Voice; readonly onState: OnVoiceState | undefined }) {
  const isMet = need.state === 'met';
  return (
    <li class={isMet ? met : undefined}>
      {onState === undefined ? (
        <Mark isMet={isMet} />
      ) : (
        <button
          type="button"
          class={press}
          aria-label={i18n.t(isMet ? 'panel.needs.reopen' : 'panel.needs.meet', [need.text])}
          title={i18n.t(isMet ? 'panel.needs.reopenShort' : 'panel.needs.meetShort')}
          onClick={() => onState(need, isMet ? 'open' : 'met')}
        >
          <Mark isMet={isMet} />
        </button>
      )}
      <div>
        <Hidden>{i18n.t(isMet ? 'panel.needs.isMet' : 'panel.needs.isOpen')}: </Hidden>
        {need.text}
        <Said voice={need} />
      </div>
    </li>
  );
}

function Mark({ isMet }: { readonly isMet: boolean }) {
  return (
    <svg class={mark} viewBox="0 0 14 14" aria-hidden="true">
      <circle class={isMet ? filled : undefined} cx="7" cy="7" r="5.5" />
      {isMet && <path class={tick} d="m4.4 7.2 1.9 1.9 3.3-3.9" />}
    </svg>
  );
}
