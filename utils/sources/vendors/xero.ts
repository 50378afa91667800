import * as v from 'valibot';
import { ok, type Result } from '@/utils/domain/result';
import { civilDateAt, type Millis } from '@/utils/domain/time';
import { minorOf } from '../amounts';
import { type Facts, facts, type LedgerDraft, nobody } from '../answer';
import { booksIn, inOrder, numberOf, type Page, type Place, pulled, secondBefore, utcSecond } from '../changes';
import { booked, customer } from '../drafts';
import { factsOfEach } from '../each';
import type { Failure } from '../failure';
import { optional, signedIn, text } from '../fields';
import type { Request } from '../net/request';
import { followed, onePageOn } from '../pages';
import { isAbout, type Question } from '../question';
import { quoted } from '../quoted';
import { currency, decimal, email, id, list, words } from '../shapes';
import { type Ask, defineSource } from '../source';

// Source: github.com/XeroAPI/Xero-OpenAPI, accounting, 2026-07. Not tried on a real organisation.
const PAGE = 100;
const WEB = 'https://go.xero.com';

/** `/Date(1793707200000+0000)/`. */
const netDate = v.pipe(
  v.string(),
  v.regex(/^\/Date\(-?\d{1,14}(?:[+-]\d{4})?\)\/$/),
  v.transform((written) => Number.parseInt(written.slice(6), 10) as Millis),
);
/** It goes into a header, which takes no other letters. */
const tenantId = v.pipe(v.string(), v.uuid());
const Connections = v.array(v.object({ tenantId, tenantName: words, tenantType: words }));
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
const ChangedContacts = v.object({
  Contacts: list(
    v.object({ ...Contact.entries, UpdatedDateUTC: netDate, IsSupplier: v.nullish(v.boolean()), IsCustomer: v.nullish(v.boolean()) }),
  ),
});
/** As changes tell a document: with whose it is; of one that counts nothing no more than its name, as the rest of it may be missing. */
const changed = <Entries extends v.ObjectEntries, Name extends v.ObjectEntries>(entries: Entries, name: Name) =>
  list(
    v.union([
      v.object({ ...entries, UpdatedDateUTC: netDate, Contact: v.object({ ContactID: id }), Status: v.picklist(['AUTHORISED', 'PAID']) }),
      v.object({ ...name, UpdatedDateUTC: netDate, Status: v.picklist(['DRAFT', 'SUBMITTED', 'VOIDED', 'DELETED']) }),
    ]),
  );
const ChangedInvoices = v.pipe(
  v.object({ Invoices: changed(Invoice.entries, { InvoiceID: id, InvoiceNumber: words }) }),
  v.transform(({ Invoices }) => Invoices),
);
const ChangedCreditNotes = v.pipe(
  v.object({ CreditNotes: changed(CreditNote.entries, { CreditNoteID: id, CreditNoteNumber: words }) }),
  v.transform(({ CreditNotes }) => CreditNotes),
);
const nextOf = ({ items }: { readonly items: readonly unknown[] }, request: Request) =>
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
    const headers = await headersFor(ask, settings.organisation);
    if (!headers.ok) return headers;
    if (headers.value === undefined) return ok(nobody);
    return lookedUp(question, ask, headers.value);
  },

  /** Contacts, then invoices and credit notes to customers, each in the order of their changes; contacts who only sell to us come with their first invoice. */
  async pull(since, { ask, now, settings }) {
    const headers = await headersFor(ask, settings.organisation);
    if (!headers.ok) return headers;
    const of = headers.value;
    if (of === undefined) return ok({ ...nobody, cursor: 'cursor' in since ? since.cursor : '', hasMore: false });
    return pulled(since, now, [
      {
        async read(place) {
          const page = await ask(changesOf('Contacts', place, of, { includeArchived: 'true' }), ChangedContacts);
          if (!page.ok) return page;
          const contacts = page.value.Contacts;
          const buyers = contacts.filter(({ IsSupplier, IsCustomer }) => IsCustomer || !IsSupplier);
          return ok({ customers: buyers.map(contactOf), ...behind(place, contacts) });
        },
      },
      {
        async read(place) {
          const query = { where: 'Type=="ACCREC"', Statuses: 'AUTHORISED,PAID,VOIDED,DELETED' };
          const page = await ask(changesOf('Invoices', place, of, query), ChangedInvoices);
          if (!page.ok) return page;
          const books = booksIn(
            page.value,
            (invoice) => ({ sourceKey: invoiceKey(invoice), memo: invoice.InvoiceNumber }),
            (invoice) => ('Contact' in invoice ? invoiceOf(invoice, keyOf(invoice.Contact.ContactID)) : []),
          );
          return withBuyers(ask, of, page.value, { ...books, ...behind(place, page.value) });
        },
      },
      {
        async read(place) {
          const page = await ask(changesOf('CreditNotes', place, of, { where: 'Type=="ACCRECCREDIT"' }), ChangedCreditNotes);
          if (!page.ok) return page;
          const books = booksIn(
            page.value,
            (note) => ({ sourceKey: noteKey(note), memo: note.CreditNoteNumber }),
            (note) => ('Contact' in note ? creditNoteOf(note, keyOf(note.Contact.ContactID)) : []),
          );
          return withBuyers(ask, of, page.value, { ...books, ...behind(place, page.value) });
        },
      },
    ]);
  },
});

type OfTenant = Readonly<Record<string, string>>;

/** What says in each request which organisation it is about; undefined where the sign-in does not reach the one that is wanted. */
async function headersFor(ask: Ask, organisation: string): Promise<Result<OfTenant | undefined, Failure>> {
  const tenants = await ask({ path: '/connections' }, Connections);
  if (!tenants.ok) return tenants;
  const wanted = organisation.toLowerCase();
  const tenant = tenants.value.find(({ tenantName }) => wanted === '' || tenantName.toLowerCase() === wanted);
  return ok(tenant === undefined ? undefined : { 'xero-tenant-id': tenant.tenantId });
}

const changesOf = (kind: string, place: Place, of: OfTenant, query: NonNullable<Request['query']>): Request => ({
  path: `/api.xro/2.0/${kind}`,
  query: { ...query, order: 'UpdatedDateUTC ASC', page: numberOf(place), pageSize: PAGE },
  headers: { ...of, 'if-modified-since': utcSecond(secondBefore(place.from)) },
});

const behind = (place: Place, all: readonly { readonly UpdatedDateUTC: Millis }[]) =>
  inOrder(
    place,
    all.map(({ UpdatedDateUTC }) => UpdatedDateUTC),
    all.length < PAGE ? undefined : String(numberOf(place) + 1),
  );

/** What a page of documents tells, with those whose they are: they may have been suppliers alone until now. */
async function withBuyers(
  ask: Ask,
  headers: OfTenant,
  documents: readonly (object | { readonly Contact: { readonly ContactID: string } })[],
  told: Page,
): Promise<Result<Page, Failure>> {
  const ids = [...new Set(documents.flatMap((each) => ('Contact' in each ? each.Contact.ContactID : [])))];
  if (ids.length === 0) return ok(told);
  const found = await ask({ path: '/api.xro/2.0/Contacts', query: { IDs: ids.join(), includeArchived: 'true' }, headers }, Contacts);
  return found.ok ? ok({ ...told, customers: found.value.Contacts.map(contactOf) }) : found;
}

async function lookedUp(question: Question, ask: Ask, headers: OfTenant): Promise<Result<Facts, Failure>> {
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
}

const invoiceKey = ({ InvoiceID }: { readonly InvoiceID: string }): string => `xero-invoice:${InvoiceID}`;
const noteKey = ({ CreditNoteID }: { readonly CreditNoteID: string }): string => `xero-credit-note:${CreditNoteID}`;
const keyOf = (contactId: string): string => `xero:${contactId}`;

const contactOf = ({ ContactID, Name, EmailAddress, FirstName, LastName }: v.InferOutput<typeof Contact>) =>
  customer({
    sourceKey: keyOf(ContactID),
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
      sourceKey: invoiceKey(invoice),
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
  const { CreditNoteNumber, Date: on, CurrencyCode: currency, SubTotal } = note;
  return booked({ sourceKey: noteKey(note), of, on: dayOf(on), currency, memo: CreditNoteNumber }, { return: minorOf(SubTotal, currency) });
}

/** Xero means days, and writes them as their midnight in UTC. */
const dayOf = (moment: Millis) => civilDateAt(moment, 'UTC');
