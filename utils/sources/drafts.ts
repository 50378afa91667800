import type { Email } from '@/utils/domain/email';
import type { LedgerKind } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import type { CivilDate, Millis } from '@/utils/domain/time';
import type { CustomerDraft, InteractionDraft, LedgerDraft } from './answer';

interface PersonAsTold {
  readonly sourceKey: string;
  readonly url?: string | undefined;
  readonly name: string;
  readonly kind?: 'person' | 'company';
  readonly emails: readonly (Email | undefined)[];
  readonly phones?: readonly string[];
  readonly company?: string | undefined;
  readonly role?: string | undefined;
  readonly tags?: readonly string[];
}

/** A customer of whom a vendor told this much; what it left empty is left out. */
export function customer({
  sourceKey,
  url,
  name,
  kind = 'person',
  emails,
  phones = [],
  company,
  role,
  tags = [],
}: PersonAsTold): CustomerDraft {
  const known = [...new Set(emails.filter((email) => email !== undefined))];
  return {
    sourceKey,
    kind,
    name: name.trim() || (known[0] ?? ''),
    emails: known,
    domains: [],
    phones: [...new Set(phones.filter((phone) => phone !== ''))],
    tags,
    ...filled({ url, company, role }),
  };
}

interface TicketAsTold {
  readonly sourceKey: string;
  readonly of: string;
  readonly url?: string | undefined;
  readonly at: Millis;
  readonly summary: string;
  readonly isOpen: boolean;
  readonly by?: string | undefined;
  readonly minutes?: number | undefined;
  readonly channel?: InteractionDraft['channel'];
}

/** A request of a customer's in a helpdesk. */
export const ticket = ({ sourceKey, of, url, at, summary, isOpen, by, minutes, channel = 'ticket' }: TicketAsTold): InteractionDraft => ({
  sourceKey,
  of,
  at,
  channel,
  team: 'support',
  direction: 'in',
  conversation: sourceKey,
  summary,
  status: isOpen ? 'open' : 'done',
  ...filled({ url, by }),
  ...(minutes ? { minutes } : {}),
});

interface BookedAsTold {
  readonly sourceKey: string;
  readonly of: string;
  readonly url?: string | undefined;
  readonly on: CivilDate;
  readonly currency: Currency;
  readonly memo?: string | undefined;
  readonly dueOn?: CivilDate | undefined;
}

/** What one document books, a record for each amount that is not nothing. Minor units. */
export const booked = (
  { sourceKey, of, on, currency, url, memo, dueOn }: BookedAsTold,
  amounts: Partial<Record<LedgerKind, number>>,
): readonly LedgerDraft[] =>
  Object.entries(amounts).flatMap(([kind, minor]) =>
    minor === 0
      ? []
      : // The keys of `amounts` are kinds.
        {
          sourceKey: `${sourceKey}:${kind}`,
          of,
          on,
          kind: kind as LedgerKind,
          minor,
          currency,
          ...filled({ url, memo }),
          ...(kind === 'receivable' && dueOn ? { dueOn } : {}),
        },
  );

/** Those that hold something. */
const filled = <Key extends string>(texts: { readonly [K in Key]: string | undefined }): { readonly [K in Key]?: string } =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text)) as { readonly [K in Key]?: string };
