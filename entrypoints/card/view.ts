import type { CustomerCardView } from '@/components/card/CustomerCard';
import { matchSentence } from '@/utils/i18n/match';
import { readableEmail } from '@/utils/identity/readable';
import type { CardView } from '@/utils/messaging/card';

/** Gives the card its words. */
export function viewOf(view: CardView): CustomerCardView {
  const { email, name } = view;
  const address = readableEmail(email);
  if (view.kind !== 'known') {
    const who = name === '' ? { name: address } : { name, match: { sentence: address, confidence: 'likely' as const } };
    return { state: view.kind, who: { kind: 'person', ...who } };
  }
  const { customerKind: kind, role, companyName, match, money, facts } = view;
  const who = { name, kind, role, companyName, match: { sentence: matchSentence(email, match), confidence: match.confidence } };
  return { state: 'known', who, money, facts };
}
