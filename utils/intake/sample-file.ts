import type { DomainName } from '@/utils/domain/domain-name';
import { parseDomain } from '@/utils/domain/domain-name';
import { type Email, parseEmail } from '@/utils/domain/email';
import { type Channel, channels, type Interaction, type Team, teams } from '@/utils/domain/interaction';
import { type LedgerKind, ledgerKinds } from '@/utils/domain/ledger-entry';
import { type Currency, parseCurrency } from '@/utils/domain/money';
import { type Stage, stages } from '@/utils/domain/opportunity';
import { type Voice, type VoiceKind, voiceKinds } from '@/utils/domain/voice';
import { type Decode, integer, list, oneOf, parsed, record, text } from './sample-decode';

/** A customer of the sample; `key` is how the file's other rows name it. */
export interface SampleCustomer {
  readonly key: string;
  readonly kind: 'person' | 'company';
  readonly name: string;
  /** Of a person: the key of their company. */
  readonly company?: string;
  readonly emails: readonly Email[];
  readonly domains?: readonly DomainName[];
  readonly phones?: readonly string[];
  readonly role?: string;
  readonly address?: string;
  readonly tags: readonly string[];
}

/** A booked amount. Days are counted back from today, negative ones lie ahead. */
export interface SampleLedgerRow {
  readonly of: string;
  /** Number of the invoice or voucher; with `kind` it names the row. */
  readonly document: string;
  readonly daysAgo: number;
  readonly kind: LedgerKind;
  readonly minor: number;
  readonly currency: Currency;
  readonly memo: string;
  readonly dueDaysAgo?: number;
}

export interface SampleInteraction {
  readonly key: string;
  readonly of: string;
  readonly daysAgo: number;
  readonly channel: Channel;
  readonly team: Team;
  readonly by: string;
  readonly direction: Interaction['direction'];
  readonly minutes?: number;
  readonly status: NonNullable<Interaction['status']>;
  readonly summary: string;
}

export interface SampleVoice {
  readonly key: string;
  readonly of: string;
  readonly kind: VoiceKind;
  /** A competitor's key; about us where absent. */
  readonly about?: string;
  readonly state: Voice['state'];
  readonly daysAgo: number;
  readonly author: string;
  readonly text: string;
  readonly quote?: string;
  readonly dueDaysAgo?: number;
  readonly minor?: number;
  readonly currency?: Currency;
}

export interface SampleOpportunity {
  readonly key: string;
  readonly of: string;
  readonly title: string;
  readonly minor: number;
  readonly currency: Currency;
  readonly stage: Stage;
  readonly percent?: number;
  readonly reason?: string;
  /** A competitor's key. */
  readonly competitor?: string;
  readonly openedDaysAgo: number;
  readonly closesDaysAgo?: number;
  readonly closedDaysAgo?: number;
}

/** Somebody the sample's customers compare us with. */
export interface SampleCompetitor {
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** What a euro was worth on a day; an invented rate, and not far from true ones. */
export interface SampleRate {
  readonly currency: Currency;
  readonly daysAgo: number;
  /** A decimal. */
  readonly perEuro: string;
}

/** The sample as its file holds it: an invented dealer of workshop machines and their customers. */
export interface SampleFile {
  readonly competitors: readonly SampleCompetitor[];
  readonly rates: readonly SampleRate[];
  readonly customers: readonly SampleCustomer[];
  readonly ledger: readonly SampleLedgerRow[];
  readonly interactions: readonly SampleInteraction[];
  readonly voices: readonly SampleVoice[];
  readonly opportunities: readonly SampleOpportunity[];
}

const currency = parsed(parseCurrency);

const rateIn = (written: string): string | undefined => (/^\d+\.\d+$/.test(written) && /[1-9]/.test(written) ? written : undefined);

const customer = record<SampleCustomer>(
  {
    key: text,
    kind: oneOf('person', 'company'),
    name: text,
    emails: list(parsed(parseEmail)),
    tags: list(text),
  },
  { company: text, domains: list(parsed(parseDomain)), phones: list(text), role: text, address: text },
);

const ledgerRow = record<SampleLedgerRow>(
  { of: text, document: text, daysAgo: integer, kind: oneOf(...ledgerKinds), minor: integer, currency, memo: text },
  { dueDaysAgo: integer },
);

const interaction = record<SampleInteraction>(
  {
    key: text,
    of: text,
    daysAgo: integer,
    channel: oneOf(...channels),
    team: oneOf(...teams),
    by: text,
    direction: oneOf('in', 'out', 'internal'),
    status: oneOf('planned', 'open', 'done'),
    summary: text,
  },
  { minutes: integer },
);

const voice = record<SampleVoice>(
  {
    key: text,
    of: text,
    kind: oneOf(...voiceKinds),
    state: oneOf('open', 'met', 'lapsed', 'kept', 'broken'),
    daysAgo: integer,
    author: text,
    text,
  },
  { about: text, quote: text, dueDaysAgo: integer, minor: integer, currency },
);

const opportunity = record<SampleOpportunity>(
  { key: text, of: text, title: text, minor: integer, currency, stage: oneOf(...stages), openedDaysAgo: integer },
  { percent: integer, reason: text, competitor: text, closesDaysAgo: integer, closedDaysAgo: integer },
);

/** Reads the file's JSON; undefined where any part of it is not what it should be. */
export const decodeSample: Decode<SampleFile> = record<SampleFile>({
  competitors: list(record<SampleCompetitor>({ key: text, name: text, aliases: list(text) })),
  rates: list(record<SampleRate>({ currency, daysAgo: integer, perEuro: parsed(rateIn) })),
  customers: list(customer),
  ledger: list(ledgerRow),
  interactions: list(interaction),
  voices: list(voice),
  opportunities: list(opportunity),
});
