import * as v from 'valibot';
import { ok } from '@/utils/domain/result';
import { civilDateAt, type Millis } from '@/utils/domain/time';
import { minorOf } from '../amounts';
import { facts, type LedgerDraft, nobody } from '../answer';
import { booked, customer } from '../drafts';
import { factsOfEach } from '../each';
import { optional, signedIn, text } from '../fields';
import { followed, onePageOn } from '../pages';
import { isAbout } from '../question';
import { quoted } from '../quoted';
import { currency, decimal, email, id, list, words } from '../shapes';
import { defineSource } from '../source';

// Source: github.com/XeroAPI/Xero-OpenAPI, accounting, 2026-07. Not tried on a real organisation.
const PAGE = 100;
const WEB = 'https://go.xero.com';

/** `/Date(1793707200000+0000)/`. */
const netDate = v.pipe(
  v.string(),
  v.regex(/^\/Date\(-?\d{1,14}(?:[+-]\d{4})?\)\/$/),
  v.transform((written) => Number.parseInt(written.slice(6), 10) as Millis),
);
const Connections = v.array(v.object({ tenantId: id, tenantName: words, tenantType: words }));
const Contact = v.object({ ContactID: id, Name: words, EmailAddress: email, FirstName: words, LastName: words });
const Contacts = v.object({ Contacts: list(Contact) });
const document = {
  Type: v.string(),
  Status: v.string(),
  Date: netDate,
  CurrencyCode: currency,
  /** Net of tax; of drafts it may be missing, which are not asked for. */
  SubTotal: decimal,
};
const Invoice = v.object({ ...document, InvoiceID: id, InvoiceNumber: words, DueDate: v.nullish(netDate), AmountDue: decimal });
const Invoices = v.pipe(
  v.object({ Invoices: list(Invoice) }),
  v.transform(({ Invoices }) => ({ items: Invoices })),
);
const CreditNote = v.object({ ...document, CreditNoteID: id, CreditNoteNumber: words });
const CreditNotes = v.pipe(
  v.object({ CreditNotes: list(CreditNote) }),
  v.transform(({ CreditNotes }) => ({ items: CreditNotes })),
);
const nextOf = ({ items }: { readonly items: readonly unknown[] }, request: Parameters<typeof onePageOn>[0]) =>
  items.length < PAGE ? undefined : onePageOn(request);

export const xero = defineSource({
  id: 'xero',
  label: 'Xero',
  /** Which organisation, where the sign-in reaches several. */
  fields: { clientId: text(/^[\w-]{8,80}$/), organisation: optional(text()), token: signedIn() },
  by: ['email', 'name'],
  limits: { requests: 60, per: 60_000, atOnce: 5 },
  tokenPage: () => 'https://developer.xero.com/app/manage',
  address: () => 'https://api.xero.com',
  headers: ({ token }) => ({ authorization: `Bearer ${token}` }),
  signIn: {
    authorizeAddress: () => 'https://login.xero.com/identity/connect/authorize',
    tokenAddress: () => 'https://identity.xero.com/connect/token',
    scopes: ['offline_access', 'accounting.contacts.read', 'accounting.transactions.read'],
  },

  async lookup(question, { ask, settings }) {
    const tenants = await ask({ path: '/connections' }, Connections);
    if (!tenants.ok) return tenants;
    const wanted = settings.organisation.toLowerCase();
    const tenant = tenants.value.find(({ tenantName }) => wanted === '' || tenantName.toLowerCase() === wanted);
    if (tenant === undefined) return ok(nobody);

    const headers = { 'xero-tenant-id': tenant.tenantId };
    const field = question.by === 'email' ? 'EmailAddress' : 'Name';
    const found = await ask({ path: '/api.xro/2.0/Contacts', query: { where: `${field}==${quoted(question.value)}` }, headers }, Contacts);
    if (!found.ok) return found;
    const people = found.value.Contacts.map((contact) => ({ id: contact.ContactID, who: contactOf(contact) }));
    return factsOfEach(
      people.filter(({ who }) => isAbout(question, who)),
      async ({ id, who }) => {
        const query = { ContactIDs: id, Statuses: 'AUTHORISED,PAID', page: 1, pageSize: PAGE };
        const invoices = await followed(ask, { path: '/api.xro/2.0/Invoices', query, headers }, Invoices, nextOf);
        if (!invoices.ok) return invoices;
        const where = `Contact.ContactID==guid(${quoted(id)})`;
        const notes = await followed(
          ask,
          { path: '/api.xro/2.0/CreditNotes', query: { where, page: 1, pageSize: PAGE }, headers },
          CreditNotes,
          nextOf,
        );
        if (!notes.ok) return notes;
        const ledger = [
          ...invoices.value.items.flatMap((each) => invoiceOf(each, who.sourceKey)),
          ...notes.value.items.flatMap((each) => creditNoteOf(each, who.sourceKey)),
        ];
        return ok(facts({ customers: [who], ledger, ...(invoices.value.isPart || notes.value.isPart ? { isPart: true } : {}) }));
      },
    );
  },
});

const contactOf = ({ ContactID, Name, EmailAddress, FirstName, LastName }: v.InferOutput<typeof Contact>) =>
  customer({
    sourceKey: `xero:${ContactID}`,
    // A contact is a company that may name a person.
    kind: FirstName === '' && LastName === '' ? 'company' : 'person',
    name: Name,
    emails: [EmailAddress],
    url: `${WEB}/app/contacts/contact/${ContactID}`,
  });

/** What we bought from them (ACCPAY) says nothing about what they are worth as a customer. */
function invoiceOf(invoice: v.InferOutput<typeof Invoice>, of: string): readonly LedgerDraft[] {
  if (invoice.Type !== 'ACCREC') return [];
  const { InvoiceID, InvoiceNumber, Date: on, DueDate, CurrencyCode: currency, SubTotal, AmountDue } = invoice;
  return booked(
    {
      sourceKey: `xero-invoice:${InvoiceID}`,
      of,
      on: dayOf(on),
      currency,
      memo: InvoiceNumber,
      dueOn: DueDate ? dayOf(DueDate) : undefined,
      url: `${WEB}/AccountsReceivable/View.aspx?InvoiceID=${InvoiceID}`,
    },
    { revenue: minorOf(SubTotal, currency), receivable: minorOf(AmountDue, currency) },
  );
}

function creditNoteOf(note: v.InferOutput<typeof CreditNote>, of: string): readonly LedgerDraft[] {
  if (note.Type !== 'ACCRECCREDIT' || (note.Status !== 'AUTHORISED' && note.Status !== 'PAID')) return [];
  const { CreditNoteID, CreditNoteNumber, Date: on, CurrencyCode: currency, SubTotal } = note;
  return booked(
    { sourceKey: `xero-credit-note:${CreditNoteID}`, of, on: dayOf(on), currency, memo: CreditNoteNumber },
    { return: minorOf(SubTotal, currency) },
  );
}

/** Xero means days, and writes them as their midnight in UTC. */
const dayOf = (moment: Millis) => civilDateAt(moment, 'UTC');
