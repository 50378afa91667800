import { useSignal } from '@preact/signals';
import { ShareOfWallet } from '@/components/customer/ShareOfWallet';
import { failureInWords } from '@/utils/i18n/failure';
import type { Profile } from '@/utils/state/profile';
import type { Tools } from './tools';

export interface WalletProps {
  readonly profile: Pick<Profile, 'customer' | 'profitability'>;
  readonly tools: Tools;
}

/** The customer's share of wallet. */
export function Wallet({ profile: { customer, profitability }, tools }: WalletProps) {
  const { year } = profitability;
  const problem = useSignal<string | undefined>(undefined);
  const keep = async (spend: Parameters<Tools['keepWallet']>[1]) => {
    problem.value = undefined;
    try {
      await tools.keepWallet(customer.id, spend);
    } catch (error) {
      problem.value = failureInWords(error);
    }
  };
  return (
    <>
      <ShareOfWallet year={year} wallet={customer.wallet} onKeep={(amount) => void keep(amount && { ...amount, on: year.window.to })} />
      {problem.value !== undefined && <p role="alert">{problem.value}</p>}
    </>
  );
}
