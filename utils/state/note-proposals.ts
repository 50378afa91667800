import { findByEmails, getCustomers, resolveMerged } from '@/utils/db/customers';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import { type Email, parseEmail } from '@/utils/domain/email';
import type { Focus } from '@/utils/messaging/focus';
import { findAddresses, visibleText } from '@/utils/spotting/scan';
import type { NewCustomer } from './add-customer';
import { type FoundCustomer, withCompanies } from './finder';

/** Whom a note may be about: a customer, or somebody who becomes one with it. */
export type Proposal =
  | ({ readonly kind: 'known'; readonly why?: Why } & FoundCustomer)
  | { readonly kind: 'new'; readonly why?: Why; readonly form: NewCustomer };

/** Why they stand there without having been looked for: the draft was about them, the page is, or the selected words name their address. */
export type Why = 'draft' | 'page' | 'selection';

type Lead = { readonly why: Why } & ({ readonly id: CustomerId } | { readonly form: NewCustomer; readonly email?: Email });

/** Fewer letters than that beside an address are a name: then the address is what was selected. */
const NAME_MAX = 40;

/** Whom a note about these words of this page may be about, most likely first, each once. */
export async function proposalsFor(
  db: Database,
  { quote, focus, draftAbout }: { readonly quote: string; readonly focus: Focus | undefined; readonly draftAbout: CustomerId | undefined },
): Promise<Proposal[]> {
  const selected = addressesIn(quote);
  const letters = selected.reduce((text, { written }) => text.replace(written, ''), quote).replace(/[^\p{L}\p{N}]/gu, '').length;
  const named = selected.map(
    ({ email, written }): Lead => ({ why: 'selection', email, form: { name: '', address: written, company: '' } }),
  );
  const onPage = focus === undefined ? [] : leadsOn(focus);
  const leads: Lead[] = [
    ...(draftAbout === undefined ? [] : [{ why: 'draft', id: draftAbout } as const]),
    ...(letters < NAME_MAX ? [...named, ...onPage] : [...onPage, ...named]),
  ];
  return resolved(db, leads);
}

function addressesIn(quote: string): { readonly email: Email; readonly written: string }[] {
  const found = findAddresses(visibleText(quote)).flatMap(({ written }) => {
    const email = parseEmail(written);
    return email === undefined ? [] : [{ email, written }];
  });
  return [...new Map(found.map((one) => [one.email, one])).values()].slice(0, 5);
}

/** The customer of the conversation, who the page leads to otherwise, then everybody else in it whom we know. */
function leadsOn({ choice, people, companies }: Focus): Lead[] {
  const first = people.find(({ email }) => email === choice.customer?.email);
  const others = people.filter((person) => person !== first && person.match !== null);
  return [
    ...[first ?? [], others].flat().map(({ match, name, written, email, proposedCompany }): Lead => {
      // The same name is no reason to file something under somebody.
      if (match !== null && match.by !== 'name') return { why: 'page', id: match.customerId };
      return { why: 'page', email, form: { name, address: written, company: proposedCompany } };
    }),
    ...companies.map(({ customerId }): Lead => ({ why: 'page', id: customerId })),
  ];
}

async function resolved(db: Database, leads: readonly Lead[]): Promise<Proposal[]> {
  const byEmail = await findByEmails(
    db,
    leads.flatMap((lead) => ('email' in lead ? lead.email : [])),
  );
  const byId = await getCustomers(
    db,
    leads.flatMap((lead) => ('id' in lead ? lead.id : [])),
  );
  const customers = leads.map((lead) => ('id' in lead ? byId.get(lead.id) : lead.email && byEmail.get(lead.email)?.[0]));
  const left = await resolveMerged(
    db,
    customers.filter((customer) => customer !== undefined),
  );
  const known = (await withCompanies(db, left)).values();
  const all = leads.flatMap((lead, index): Proposal[] => {
    if (customers[index] === undefined) return 'form' in lead ? [{ kind: 'new', why: lead.why, form: lead.form }] : [];
    const found = known.next().value;
    return found === undefined ? [] : [{ kind: 'known', why: lead.why, ...found }];
  });
  return [...new Map(all.map((one) => [proposalKey(one), one])).values()];
}

/** Tells one from the others. */
export const proposalKey = (one: Proposal): string => (one.kind === 'known' ? one.customer.id : `${one.form.address} ${one.form.name}`);
