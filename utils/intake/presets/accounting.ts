import type { Preset } from './preset';

/**
 * Xero (Contacts, Sales invoices), QuickBooks Online (Customers, Invoices and the transaction reports), and what `datev.ts` makes of a
 * DATEV booking file, which Lexware and others write as well. Columns as the makers' help pages and public importers name them, 2026-11.
 */
export const accountingPresets: readonly Preset[] = [
  {
    vendor: 'Xero',
    kind: 'ledger',
    idSpace: 'xero',
    // The file has a row for each line, and each repeats the invoice's totals: these are taken, once.
    signature: ['ContactName', 'InvoiceNumber', 'InvoiceDate', 'Total', 'TaxTotal', 'InvoiceAmountDue'],
    fields: {
      id: 'InvoiceNumber',
      company: 'ContactName',
      email: 'EmailAddress',
      date: 'InvoiceDate',
      dueDate: 'DueDate',
      currency: 'Currency',
      gross: 'Total',
      tax: 'TaxTotal',
      open: 'InvoiceAmountDue',
      kind: 'Type',
      status: 'Status',
    },
  },
  {
    vendor: 'Xero',
    kind: 'customers',
    signature: ['ContactName', 'AccountNumber', 'EmailAddress', 'POAddressLine1'],
    fields: {
      id: 'AccountNumber',
      company: 'ContactName',
      email: 'EmailAddress',
      firstName: 'FirstName',
      lastName: 'LastName',
      domain: 'Website',
      street: 'POAddressLine1',
      postal: 'POPostalCode',
      city: 'POCity',
      country: 'POCountry',
      phone: 'PhoneNumber',
      mobile: 'MobileNumber',
    },
  },
  {
    vendor: 'QuickBooks',
    kind: 'ledger',
    idSpace: 'quickbooks',
    signature: ['Date', 'Transaction type', 'Num', 'Amount', 'Open balance'],
    fields: {
      id: 'Num',
      company: 'Name',
      date: 'Date',
      dueDate: 'Due date',
      amount: 'Amount',
      open: 'Open balance',
      kind: 'Transaction type',
      memo: 'Memo/Description',
    },
  },
  {
    vendor: 'QuickBooks',
    kind: 'ledger',
    idSpace: 'quickbooks',
    signature: ['Invoice Date', 'No.', 'Customer', 'Amount', 'Due Date', 'Status'],
    fields: { id: 'No.', company: 'Customer', date: 'Invoice Date', dueDate: 'Due Date', amount: 'Amount', status: 'Status' },
  },
  {
    vendor: 'QuickBooks',
    kind: 'customers',
    signature: ['Name', 'Company name', 'Phone', 'Email', 'Open Balance'],
    fields: {
      name: 'Name',
      company: 'Company name',
      email: 'Email',
      phone: 'Phone',
      street: 'Street Address',
      postal: 'Zip',
      city: 'City',
      country: 'Country',
      open: 'Open Balance',
    },
  },
  {
    vendor: 'QuickBooks',
    kind: 'customers',
    signature: ['Customer full name', 'Phone numbers', 'Email', 'Bill address'],
    fields: { name: 'Full name', company: 'Customer full name', email: 'Email', phone: 'Phone numbers', address: 'Bill address' },
  },
  {
    vendor: 'DATEV',
    kind: 'ledger',
    signature: ['Regard Debitor', 'Regard Datum', 'Regard Netto'],
    fields: {
      id: 'Belegfeld 1',
      customerId: 'Regard Debitor',
      date: 'Regard Datum',
      currency: 'Regard Währung',
      net: 'Regard Netto',
      tax: 'Regard Steuer',
      gross: 'Regard Brutto',
      memo: 'Buchungstext',
    },
  },
];
