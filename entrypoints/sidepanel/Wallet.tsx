import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ShareOfWallet } from '@/components/customer/ShareOfWallet';
import { failureInWords } from '@/utils/i18n/failure';
import type { Wallet as Spend } from '@/utils/settings/wallets';
import type { Profile } from '@/utils/state/profile';
import type { Tools } from './tools';

export interface WalletProps {
  readonly profile: Pick<Profile, 'customer' | 'profitability'>;
  readonly tools: Tools;
}

/** The customer's share of wallet: nothing until it is known whether the user ever said what they spend. */
export function Wallet({ profile: { customer, profitability }, tools }: WalletProps) {
  const { year } = profitability;
  const kept = useSignal<{ readonly spend: Spend | undefined } | undefined>(undefined);
  const problem = useSignal<string | undefined>(undefined);
  const attempt = (work: Promise<void>) => {
    problem.value = undefined;
    work.catch((error: unknown) => {
      problem.value = failureInWords(error);
    });
  };
  useEffect(() => {
    attempt(
      tools.walletOf(customer.id).then((spend) => {
        kept.value = { spend };
      }),
    );
  }, [tools, customer.id]);
  if (kept.value === undefined && problem.value === undefined) return null;
  return (
    <>
      {kept.value && (
        <ShareOfWallet
          year={year}
          wallet={kept.value.spend}
          onKeep={(amount) => {
            const spend = amount && { ...amount, on: year.window.to };
            attempt(
              tools.keepWallet(customer.id, spend).then(() => {
                kept.value = { spend };
              }),
            );
          }}
        />
      )}
      {problem.value !== undefined && <p role="alert">{problem.value}</p>}
    </>
  );
}
