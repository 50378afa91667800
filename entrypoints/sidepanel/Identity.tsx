import { MergedHere } from '@/components/identity/MergedHere';
import { Twins } from '@/components/identity/Twins';
import { WhoIsIt } from '@/components/identity/WhoIsIt';
import type { CustomerId } from '@/utils/domain/customer';
import { matchSentence } from '@/utils/i18n/match';
import { twinReasonInWords } from '@/utils/i18n/twin';
import { detailOf } from '@/utils/identity/detail';
import { readableEmail } from '@/utils/identity/readable';
import type { PanelState } from '@/utils/state/panel';
import type { SameCustomerStep } from '@/utils/state/same-customer';

/** Does one step; the two names are those that its sentence speaks of. */
export type OnStep = (step: SameCustomerStep, names: readonly [string, string]) => void;

interface Of<State extends 'known' | 'unknown'> {
  readonly state: Extract<PanelState, { readonly state: State }>;
  readonly onPick: (id: CustomerId) => void;
  readonly onStep: OnStep;
}

/** Who the person on the page may be. */
export function MaybeThem({ state, onPick, onStep }: Of<'known' | 'unknown'>) {
  const { person, candidates } = state;
  if (candidates.length === 0) return null;
  const address = readableEmail(person.email);
  const current = state.state === 'known' ? state.match.customerId : undefined;
  const find = (key: string) => candidates.find(({ customerId }) => customerId === key);
  return (
    <WhoIsIt
      address={address}
      options={candidates.map((candidate) => ({
        key: candidate.customerId,
        name: candidate.customer.name,
        detail: detailOf(candidate.customer),
        reason: matchSentence(person.email, candidate),
        confidence: candidate.confidence,
      }))}
      current={current}
      isTheirs={
        state.state === 'known' && (state.match.by === 'address' || state.match.by === 'sharedMailbox' || state.match.by === 'domain')
      }
      onChoose={(key) => {
        const chosen = find(key);
        if (chosen && chosen.customerId !== current) onPick(chosen.customerId);
      }}
      onAdopt={(key) => {
        const chosen = find(key);
        if (chosen) onStep({ kind: 'adopt', email: person.email, id: chosen.customerId }, [chosen.customer.name, address]);
      }}
      onDiffer={(key) => {
        const chosen = find(key);
        if (chosen) onStep({ kind: 'differ', a: person.email, b: chosen.customerId }, [address, chosen.customer.name]);
      }}
    />
  );
}

/** Which records may be the customer shown, and which are already. */
export function SameAs({ state, onStep }: { readonly state: Extract<PanelState, { readonly profile: unknown }>; readonly onStep: OnStep }) {
  const { twins, profile } = state;
  const { customer, merged = [] } = profile;
  const twin = (key: string) => twins.find((each) => each.customer.id === key)?.customer;
  return (
    <>
      <Twins
        name={customer.name}
        twins={twins.map(({ customer: other, reasons }) => ({
          key: other.id,
          name: other.name,
          detail: detailOf(other),
          reasons: reasons.map(twinReasonInWords),
        }))}
        onMerge={(key) => {
          const chosen = twin(key);
          if (chosen) onStep({ kind: 'merge', id: chosen.id, into: customer.id }, [chosen.name, customer.name]);
        }}
        onDiffer={(key) => {
          const chosen = twin(key);
          if (chosen) onStep({ kind: 'differ', a: chosen.id, b: customer.id }, [chosen.name, customer.name]);
        }}
      />
      <MergedHere
        merged={merged.map(({ id, name, emails }) => ({ key: id, name, addresses: emails.map(readableEmail).join(', ') }))}
        onUnmerge={(key) => {
          const chosen = merged.find(({ id }) => id === key);
          if (chosen) onStep({ kind: 'unmerge', id: chosen.id }, [chosen.name, customer.name]);
        }}
      />
    </>
  );
}
