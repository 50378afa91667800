import { parseEmail } from '@/utils/domain/email';
import type { FinderState } from '@/utils/state/finder';
import type { Proposal } from '@/utils/state/note-proposals';

/**
 * Whom one can choose: before anything is typed those whom page and selection propose, then those who were found, and at the end whoever
 * was typed, to be added. Undefined while the first answer is on its way.
 */
export function offered(query: string, state: FinderState, proposals: readonly Proposal[]): readonly Proposal[] | undefined {
  if (query.trim() === '') return proposals;
  if (state.state !== 'found') return state.state === 'failed' ? [typed(query)] : undefined;
  return [...state.found.map((found): Proposal => ({ kind: 'known', ...found })), typed(query)];
}

function typed(query: string): Proposal {
  const words = query.trim();
  const isAddress = parseEmail(words) !== undefined;
  return { kind: 'new', form: { name: isAddress ? '' : words, address: isAddress ? words : '', company: '' } };
}
