import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Card } from '@/components/ui/Card';
import { Empty } from '@/components/ui/Empty';
import { Hidden } from '@/components/ui/Hidden';
import { writtenText } from '@/components/ui/hidden-figures';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import type { Voice } from '@/utils/domain/voice';
import { detailsText } from '@/utils/i18n/list';
import type { Needs as NeedsOfCustomer } from '@/utils/voice/needs';
import { Opinions } from './later';
import styles from './Needs.module.css';
import { Said } from './Said';
import type { OnVoiceState } from './voice-actions';

const { needs: needsClass, mark, press, filled, tick, met, lapse } = styles;

export interface NeedsProps {
  readonly needs: NeedsOfCustomer;
  readonly onState?: OnVoiceState | undefined;
}

/** What the customer needs, met or not, and what they think of us beside our competitors. */
export function Needs({ needs, onState }: NeedsProps) {
  const all = [...needs.open, ...needs.met, ...needs.lapsed];
  const isEmpty = all.length === 0 && needs.opinions.length === 0;
  const counts = [
    ...(needs.open.length > 0 ? [i18n.t('panel.needs.open', needs.open.length)] : []),
    ...(needs.met.length > 0 ? [i18n.t('panel.needs.met', needs.met.length)] : []),
  ];
  return (
    <Card title={i18n.t('panel.needs.title')} {...(counts.length > 0 ? { right: detailsText(counts) } : {})}>
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
  const { root } = useKeptFocus<HTMLLIElement>();
  const { state } = need;
  const isOpen = state === 'open';
  return (
    <li ref={root} class={isOpen ? undefined : met}>
      {onState === undefined ? (
        <Mark state={state} />
      ) : (
        <button
          type="button"
          class={press}
          aria-label={i18n.t(isOpen ? 'panel.needs.meet' : 'panel.needs.reopen', [need.text])}
          title={i18n.t(isOpen ? 'panel.needs.meetShort' : 'panel.needs.reopenShort')}
          onClick={() => onState(need, isOpen ? 'met' : 'open')}
        >
          <Mark state={state} />
        </button>
      )}
      <div>
        <Hidden>{i18n.t(stateKeys[state])}: </Hidden>
        {writtenText(need.text)}
        <Said voice={need}>
          {isOpen && onState !== undefined && (
            <span class={lapse}>
              <Button variant="link" label={i18n.t('panel.needs.lapse', [need.text])} onClick={() => onState(need, 'lapsed')}>
                {i18n.t('panel.needs.lapseShort')}
              </Button>
            </span>
          )}
        </Said>
      </div>
    </li>
  );
}

/** A need is never kept or broken. */
const stateKeys = {
  open: 'panel.needs.isOpen',
  met: 'panel.needs.isMet',
  kept: 'panel.needs.isMet',
  lapsed: 'panel.needs.isLapsed',
  broken: 'panel.needs.isLapsed',
} as const;

function Mark({ state }: Pick<Voice, 'state'>) {
  const isMet = state === 'met';
  return (
    <svg class={mark} viewBox="0 0 14 14" aria-hidden="true">
      <circle class={isMet ? filled : undefined} cx="7" cy="7" r="5.5" />
      {isMet && <path class={tick} d="m4.4 7.2 1.9 1.9 3.3-3.9" />}
      {state === 'lapsed' && <path d="M4.5 7h5" />}
    </svg>
  );
}
