import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Attention } from '@/components/customer/Attention';
import { Interactions, LostDeals, OneVoice, Shoes } from '@/components/customer/later';
import { Needs } from '@/components/customer/Needs';
import { Profitability } from '@/components/customer/Profitability';
import { Row, Rows } from '@/components/customer/Rows';
import type { OnVoiceState } from '@/components/customer/voice-actions';
import { Who } from '@/components/customer/Who';
import { Button } from '@/components/ui/Button';
import { Skeleton } from '@/components/ui/Skeleton';
import type { Segment } from '@/utils/economics/rfm';
import type { AheadView } from '@/utils/state/ahead';
import type { Opened } from '@/utils/state/portfolio/opened';
import type { Profile } from '@/utils/state/profile';
import styles from './CustomerDialog.module.css';

const { dialog, head, body } = styles;

export interface CustomerDialogProps {
  readonly opened: Opened;
  readonly ahead: AheadView | undefined;
  /** How they buy beside all others; absent where they never did. */
  readonly segment?: Segment | undefined;
  readonly onVoiceState: OnVoiceState;
  readonly onHelp: () => void;
  readonly onClose: () => void;
}

/** One customer beside the portfolio, as the panel shows them. Escape closes it, and the focus goes back. */
export function CustomerDialog({ opened, ahead, segment, onVoiceState, onHelp, onClose }: CustomerDialogProps) {
  const root = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = root.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const { customer } = opened;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={root}
      class={dialog}
      aria-label={customer.name}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={({ target, currentTarget }) => {
        // Beside it.
        if (target === currentTarget) onClose();
      }}
    >
      <div class={head}>
        {opened.state === 'ready' ? <Head profile={opened.profile} /> : <Who name={customer.name} kind="person" />}
        <Button onClick={onClose} keys="Escape">
          {i18n.t('portfolio.open.close')}
        </Button>
      </div>
      <div class={body}>
        {opened.state === 'ready' && <Sections profile={opened.profile} {...{ ahead, segment, onVoiceState, onHelp }} />}
        {opened.state === 'loading' && (
          <div role="status" aria-label={i18n.t('panel.loading')}>
            <Skeleton height="180px" />
          </div>
        )}
        {opened.state === 'failed' && <p role="alert">{i18n.t('portfolio.open.failed')}</p>}
      </div>
    </dialog>
  );
}

const Head = ({ profile: { customer, company } }: { readonly profile: Profile }) => (
  <Who name={customer.name} kind={customer.kind} role={customer.role} companyName={company?.name} />
);

type SectionsProps = { readonly profile: Profile } & Pick<CustomerDialogProps, 'ahead' | 'segment' | 'onVoiceState' | 'onHelp'>;

function Sections({ profile, ahead, segment, onVoiceState, onHelp }: SectionsProps) {
  const { profitability, lost, needs, oneVoice, timeLine, voices, interactions, competitors, people, colleagues, at } = profile;
  const today = profitability.year.window.to;
  const names = new Map([...people, ...colleagues].map(({ id, name }) => [id as string, name]));
  return (
    <>
      <Attention timeLine={timeLine} oneVoice={oneVoice} onState={onVoiceState} />
      <Profitability profitability={profitability} ahead={ahead} onHelp={onHelp}>
        {segment && (
          <Rows>
            <Row name={i18n.t('portfolio.filter.segment')} below={i18n.t('portfolio.open.segment')}>
              {i18n.t(`economics.segment.${segment}`)}
            </Row>
          </Rows>
        )}
        {lost && <LostDeals lost={lost} competitors={competitors} />}
      </Profitability>
      <Needs needs={needs} onState={onVoiceState} />
      <OneVoice oneVoice={oneVoice} nameOf={(id) => names.get(id)} onState={onVoiceState} />
      <Shoes {...{ voices, interactions, timeLine, today, at }} />
      <Interactions timeLine={timeLine} today={today} />
    </>
  );
}
