import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openTable } from '@/utils/intake/open-table';
import { createFactParser } from '@/utils/intake/parse-facts';
import { createRowParser } from '@/utils/intake/parse-row';
import { isRates } from '@/utils/intake/rates-file';
import { type Understood, understand } from '@/utils/intake/survey';
import { EUR, isShared } from './files';

const FOLDER = 'test/fixtures/intake';

/** What each program's export says, a line for each row: who, and how much of what. */
const files: Readonly<Record<string, readonly [vendor: string | undefined, kind: string, ...rows: string[]]>> = {
  'stripe-payments.csv': [
    'Stripe',
    'ledger',
    'cus_A1 <mira@holt-studio.example> 2026-03-05 EUR revenue 12000, service 378',
    'cus_B2 <odd@berg.example> 2026-03-06 EUR revenue 8000, return 2000, service 262',
    'refused: not-booked',
  ],
  'stripe-invoices.csv': [
    'Stripe',
    'ledger',
    'cus_A1 <mira@holt-studio.example> 2026-03-05 EUR revenue 10000',
    'cus_B2 <odd@berg.example> 2026-03-09 EUR revenue 5000, receivable 5950 due 2026-04-08',
  ],
  'stripe-customers.csv': [
    'Stripe',
    'customers',
    'cus_A1 <mira@holt-studio.example> Mira Holt, revenue 12000 EUR',
    'cus_B2 <odd@berg.example> Odd Berg, revenue 6000 EUR',
  ],
  'shopify-orders.csv': [
    'Shopify',
    'ledger',
    'Lotte van Rijn <lotte@vanrijn.example> 2026-05-01 EUR revenue 10500',
    'the same again',
    'Pieter van Rijn <pieter@vanrijn.example> 2026-05-02 EUR revenue 4000, receivable 4840',
  ],
  'shopify-customers.csv': [
    'Shopify',
    'customers',
    '7001 <lotte@vanrijn.example> Lotte van Rijn, +31612345678 +31302345678, Gracht 4, 3511 Utrecht, NL, #vip #horeca, revenue 12250 EUR',
  ],
  'quickbooks-transactions.csv': [
    'QuickBooks',
    'ledger',
    'Quill & Sons 2026-03-13 EUR revenue 125000, receivable 25000 due 2026-04-12',
    'refused: no-sale',
    'Quill & Sons 2026-03-20 EUR return 5000',
  ],
  'quickbooks-invoices.csv': [
    'QuickBooks',
    'ledger',
    'Quill & Sons 2026-03-13 EUR revenue 125000, receivable 125000 due 2026-04-12',
    'Dovetail Café 2026-03-02 EUR revenue 8000',
  ],
  'quickbooks-customers.csv': [
    'QuickBooks',
    'customers',
    '<nell@quill.example> Nell Quill, of Quill & Sons (quill.example), +441632960777, 9 Larch Street, SY8 1AA Ludlow, UK, open 25000 EUR',
  ],
  'xero-invoices.csv': [
    'Xero',
    'ledger',
    'orders <orders@kauri.example> 2026-03-30 NZD revenue 75000, receivable 36250 due 2026-04-29',
    'the same again',
    'orders <orders@kauri.example> 2026-04-02 NZD return 10000',
  ],
  'xero-contacts.csv': [
    'Xero',
    'customers',
    'K-12 <orders@kauri.example> Aroha Pene, of Kauri Roastery (kauri.example), +6435550101 +64215550102, 1 Bean Lane, 7010 Nelson, NZ',
  ],
  'datev-bookings.csv': [
    'DATEV',
    'ledger',
    '10001 2026-02-05 EUR revenue 100000',
    '10001 2026-03-15 EUR return 10000',
    'refused: no-sale',
    '10002 2026-03-01 EUR revenue 20000',
  ],
  'hubspot-contacts.csv': [
    'HubSpot',
    'customers',
    '101 <priya@bluebay.example> Priya Nair, of Bluebay Ltd (bluebay.example), Buyer, +441632960123',
  ],
  'hubspot-companies.csv': ['HubSpot', 'customers', '9001 Bluebay Ltd (bluebay.example), +441632960124, Hull, United Kingdom'],
  'hubspot-deals.csv': [
    'HubSpot',
    'opportunities',
    'Bluebay Ltd: Bluebay: 40 lamps, open 1500000 GBP, 40 %, from 2026-01-10, closes 2026-06-30',
    'Bluebay Ltd: Bluebay: service, lost 250050 GBP, 0 %, from 2025-11-03, closes 2026-02-28, closed 2026-02-28, too slow',
  ],
  'pipedrive-people.csv': [
    'Pipedrive',
    'customers',
    '5 <jana@lipa.example> <jana@home.example> Jana Nováková, of Lipa s.r.o. (lipa.example), +420555123456 +420777123456, #Hot lead #VIP',
  ],
  'pipedrive-organisations.csv': ['Pipedrive', 'customers', '3 Lipa s.r.o., Dlouhá 5, Brno, #Partner'],
  'pipedrive-deals.csv': [
    'Pipedrive',
    'opportunities',
    'Lipa s.r.o.: Press line, open 12000000 CZK, 60 %, from 2026-02-03, closes 2026-09-30',
    'Lipa s.r.o.: Spare parts, lost 450000 CZK, from 2026-01-03, closes 2026-03-31, closed 2026-03-02, Price',
  ],
  'google-contacts.csv': [
    'Google Contacts',
    'customers',
    '<tsubasa@aiken.example> <t.aikawa@aiken.example> <tsubasa@home.example> 翼 愛川, of 愛建工業 (aiken.example), 部長, +81997524187, 本町 2, 890-0053 鹿児島, JP, #Partner',
  ],
  'google-contacts-before-2024.csv': [
    'Google Contacts',
    'customers',
    '<ines@roux.example> Inès Roux, of Atelier Roux (roux.example), Gérante, +33199001234, #Clients',
  ],
  'outlook-contacts.csv': [
    'Outlook',
    'customers',
    '<karin@lundvet.example> <info@lundvet.example> Karin Lund, of Lund Vet AB (lundvet.example), Veterinarian, +4685550101 +46705550102, Storgatan 3, 753 31 Uppsala, Sweden, #Clinic',
  ],
  'contacts.vcf': [
    undefined,
    'customers',
    'urn:uuid:1 <info@weiss.example> <aenne@weiss.example> Änne M. Weiß, of Tischlerei Weiß (weiss.example), Meisterin, +493023125953 +491705551234, Weg 8, Hof, 73035 Göppingen, DE, #Handwerk #Stamm #kunde',
    '<bo@chen.example> Bo Chen, +15550100',
  ],
  'contacts-2.1.vcf': [undefined, 'customers', '<juerg@mueller.example> Jürg Müller, 01705550000'],
  'customers.jsonl': [
    undefined,
    'customers',
    'J1 <ada@acme.example> Ada Byron, of Acme Ltd (acme.example), #vip #uk',
    'J2 <bo@acme.example> Bo Chen, revenue 120050 GBP',
    'refused: broken-json',
  ],
  'invoices.json': [
    undefined,
    'ledger',
    'Acme "Old" Ltd <ada@acme.example> 2026-01-02 GBP revenue 100050',
    'Brook 2026-01-03 GBP return 2000',
  ],
};

describe('exports of other programs, as they come', () => {
  it.each(Object.entries(files))('%s', async (name, [vendor, kind, ...rows]) => {
    const understood = await understoodFile(name);
    expect([understood.vendor, understood.problem, understood.asksForDates]).toEqual([vendor, undefined, false]);
    expect(understood.survey?.dialect.columns.kind).toBe(kind);
    expect(await linesOf(understood)).toEqual(rows);
  });

  it('has a line here for each file', () => {
    expect([...Object.keys(files), 'ecb-rates.csv'].sort()).toEqual(readdirSync(FOLDER).sort());
  });

  it('knows a file of exchange rates from a ledger', async () => {
    const recognised = await Promise.all(readdirSync(FOLDER).map(async (name) => [name, isRates(await tableOf(name))] as const));
    expect(recognised.filter(([, isOne]) => isOne)).toEqual([['ecb-rates.csv', true]]);
  });
});

const bytesOf = async (name: string) => new Blob([new Uint8Array(await readFile(`${FOLDER}/${name}`))]);

async function tableOf(name: string) {
  const table = await openTable(await bytesOf(name));
  if (!table.ok) throw new Error(JSON.stringify(table.error));
  return table.value;
}

async function understoodFile(name: string): Promise<Understood> {
  const understood = await understand(await tableOf(name), {}, { currency: EUR });
  if (!understood.ok) throw new Error(JSON.stringify(understood.error));
  return understood.value;
}

async function linesOf({ table, survey }: Understood): Promise<string[]> {
  const dialect = survey?.dialect;
  if (dialect === undefined) return [];
  const { columns } = dialect;
  const isImported = columns.kind === 'customers' || columns.kind === 'ledger';
  const parse = isImported ? createRowParser({ ...dialect, columns }, isShared) : createFactParser({ ...dialect, columns }, isShared);
  const lines: string[] = [];
  for await (const batch of table.rows()) {
    if (!batch.ok) throw new Error(JSON.stringify(batch.error));
    for (const row of batch.value) {
      const parsed = parse(row);
      lines.push(parsed.ok ? lineOf(parsed.value) : `refused: ${parsed.error.reason.kind}`);
    }
  }
  return lines;
}

type Parsed = Extract<
  ReturnType<ReturnType<typeof createRowParser>> | ReturnType<ReturnType<typeof createFactParser>>,
  { ok: true }
>['value'];

function lineOf(parsed: Parsed): string {
  if (parsed.kind === 'customer') {
    const { id, emails, name, kind, company, role, phones, address, tags, summary } = parsed.row;
    const domain = company?.domain === undefined ? '' : ` (${company.domain})`;
    const who = [id, ...emails.map((email) => `<${email}>`), kind === 'company' ? `${name}${domain}` : name].filter(Boolean).join(' ');
    const sums = (['revenue', 'cost', 'open'] as const).flatMap((sum) =>
      summary?.[sum] === undefined ? [] : `${sum} ${summary[sum]} ${summary.currency}`,
    );
    const labels = tags.map((tag) => `#${tag}`).join(' ');
    return [who, kind === 'person' && company && `of ${company.name}${domain}`, role, phones.join(' '), address, labels, ...sums]
      .filter(Boolean)
      .join(', ');
  }
  if (parsed.kind === 'ledger') {
    const { customer, on, currency, entries } = parsed.row;
    if (parsed.documentKey === undefined) return 'the same again';
    const amounts = entries.map(({ kind, minor, dueOn }) => `${kind} ${minor}${dueOn === undefined ? '' : ` due ${dueOn}`}`);
    const whom = [customer.id ?? customer.name, ...customer.emails.map((email) => `<${email}>`)].join(' ');
    return `${whom} ${on} ${currency} ${amounts.join(', ')}`;
  }
  if (parsed.kind !== 'opportunity') return parsed.kind;
  const { customer, title, stage, minor, currency, probability, openedOn, closesOn, closedOn, reason } = parsed.row;
  return [
    `${customer.company?.name ?? customer.name}: ${title}`,
    `${stage} ${minor} ${currency}`,
    probability !== undefined && `${probability * 100} %`,
    `from ${openedOn}`,
    closesOn && `closes ${closesOn}`,
    closedOn && `closed ${closedOn}`,
    reason,
  ]
    .filter(Boolean)
    .join(', ');
}
