import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { dayText } from '@/components/ui/Day';
import { Disclosure } from '@/components/ui/Disclosure';
import { Money } from '@/components/ui/Money';
import { Percent, percentText } from '@/components/ui/Percent';
import { Stated } from '@/components/ui/Stated';
import { type Money as Amount, decimalText } from '@/utils/domain/money';
import type { CivilDate } from '@/utils/domain/time';
import type { MoneyFigure } from '@/utils/economics/figure';
import type { ProfitAndLoss } from '@/utils/economics/profit-and-loss';
import { shareOfWallet } from '@/utils/economics/wallet';
import { AmountField, amountIn } from './AmountField';
import { Row, Rows } from './Rows';
import styles from './ShareOfWallet.module.css';

const { wallet: walletClass, form, quiet } = styles;

export interface ShareOfWalletProps {
  readonly year: ProfitAndLoss;
  /** What they spend on such things in a year, with everybody, and the day on which the user said so. */
  readonly wallet: (Amount & { readonly on: CivilDate }) | undefined;
  /** Keeps another amount; undefined forgets it. */
  readonly onKeep: (wallet: Amount | undefined) => void;
}

/** Which part of what a customer spends is ours, and what the rest would earn: for who opens it, since somebody has to know the whole. */
export function ShareOfWallet({ year, wallet, onKeep }: ShareOfWalletProps) {
  const { currency, netRevenue, marginPercent } = year;
  const text = useSignal(wallet === undefined ? '' : decimalText(wallet));
  if (netRevenue.value === null) return null;
  const found = shareOfWallet(netRevenue, figureOf(wallet, year), marginPercent);
  const share = found.sharePercent.value;
  const typed = text.value.trim();
  const amount = amountIn(typed, currency);
  const title = i18n.t('panel.wallet.title');
  return (
    <Disclosure summary={share === null ? title : i18n.t('panel.wallet.titleWith', [percentText(share, 0)])}>
      <form
        class={walletClass}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed === '' || amount !== undefined) onKeep(amount);
        }}
      >
        <AmountField label={i18n.t('panel.wallet.label', [currency])} text={text} currency={currency} />
        <div class={form}>
          <Button type="submit">{i18n.t('panel.wallet.save')}</Button>
        </div>
      </form>
      <div role="status">
        {wallet && share === null && <p class={quiet}>{i18n.t('panel.wallet.tooSmall')}</p>}
        {wallet && share !== null && (
          <>
            <Rows>
              <Row name={title}>
                <Stated state={found.sharePercent.state} why={i18n.t('panel.wallet.why')}>
                  <Percent value={share} />
                </Stated>
              </Row>
              <Row name={i18n.t('panel.wallet.stake')}>
                {found.marginAtStake.value === null ? (
                  i18n.t('panel.flow.unknown')
                ) : (
                  <Stated state={found.marginAtStake.state} why={i18n.t('panel.wallet.why')}>
                    <Money amount={found.marginAtStake.value} />
                  </Stated>
                )}
              </Row>
            </Rows>
            <p class={quiet}>{i18n.t('panel.wallet.trace', [dayText(wallet.on, 'whole')])}</p>
          </>
        )}
      </div>
    </Disclosure>
  );
}

/** What somebody said is an estimate, as of the day they said it. */
const figureOf = (wallet: ShareOfWalletProps['wallet'], { currency, netRevenue }: ProfitAndLoss): MoneyFigure => ({
  value: wallet ?? null,
  state: wallet === undefined ? 'missing' : 'estimated',
  method: 'ratio',
  asOf: wallet?.on ?? netRevenue.asOf,
  trace: [],
  missing: ['wallet'],
  currency: wallet?.currency ?? currency,
});
