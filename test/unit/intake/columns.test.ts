import { describe, expect, it } from 'vitest';
import { columnsOf, currencyOfHeader, guessKind, normaliseHeader } from '@/utils/intake/columns';

it.each([
  ['Invoice_No', 'invoice no'],
  ['customerId', 'customer id'],
  ['  E-Mail ', 'e mail'],
  ['Fälligkeit', 'falligkeit'],
  ['Straße', 'strasse'],
  ['Net (EUR)', 'net'],
  ['Umsatz in CHF', 'umsatz'],
])('normalises %s', (header, normalised) => expect(normaliseHeader(header)).toBe(normalised));

it.each([
  ['Net (EUR)', 'EUR'],
  ['cost €', 'EUR'],
  ['Netto [CHF]', 'CHF'],
  ['NET', undefined],
  ['EUR', undefined],
])('finds the currency in %s', (header, currency) => expect(currencyOfHeader(header)).toBe(currency));

describe('guessKind', () => {
  it.each([
    ['name,email', 'customers'],
    ['Firma,Ansprechpartner,E-Mail,Telefon', 'customers'],
    ['customer_id,name,email,company,domain,title,revenue_net,cost,last_invoice', 'customers'],
    ['date,customer,amount', 'ledger'],
    ['Rechnungsnummer,Kundennummer,Datum,Netto,Brutto', 'ledger'],
    ['numéro de facture,client,date,montant HT', 'ledger'],
    ['fecha,cliente,importe', 'ledger'],
    ['colour,size', undefined],
    ['', undefined],
  ])('of %s is %s', (headers, kind) => expect(guessKind(headers.split(','))).toBe(kind));
});

describe('columnsOf', () => {
  it('finds each field once, by its plainest header', () => {
    const headers = ['id', 'customer id', 'date', 'total', 'net', 'net'];
    expect(columnsOf(headers, 'ledger').at).toEqual({ id: 0, customerId: 1, date: 2, amount: 3, net: 4 });
  });

  it.each([
    ['id,date,amount', { customerId: 0, date: 1, amount: 2 }],
    ['Customer ID,Purchase Date,Spend', { customerId: 0, date: 1, amount: 2 }],
    ['cust_id,transaction_date,sales', { customerId: 0, date: 1, amount: 2 }],
    ['customer,date,total', { name: 0, date: 1, amount: 2 }],
    ['date,id,customer,amount', { date: 0, id: 1, name: 2, amount: 3 }],
  ])('of a small ledger, %s, finds whose it is', (headers, at) => expect(columnsOf(headers.split(','), 'ledger').at).toEqual(at));

  it('takes no header for a field of the object prototype', () => {
    expect(columnsOf(['__proto__', 'constructor', 'toString'], 'customers').at).toEqual({});
  });
});
