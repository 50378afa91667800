import type { LedgerKind } from '@/utils/domain/ledger-entry';
import { normaliseHeader } from './columns';

/** What a status says of a document: still owed, settled, or never booked (a draft, a cancelled invoice). */
export type PaymentStatus = 'unpaid' | 'paid' | 'not-booked';

/** The status in a cell; undefined where the word is not known. */
export const statusOf = (cell: string): PaymentStatus | undefined => statuses.get(normaliseHeader(cell));

/** The ledger kind in a cell; undefined where the word is not known. */
export const kindOf = (cell: string): LedgerKind | undefined => kinds.get(normaliseHeader(cell));

const statuses = index<PaymentStatus>({
  unpaid:
    'open, unpaid, overdue, due, past due, outstanding, sent, pending, partially paid, offen, unbezahlt, überfällig, fällig, impayé, ouvert, pendiente, vencida',
  paid: 'paid, settled, closed, complete, completed, bezahlt, beglichen, erledigt, payé, payée, pagado, pagada',
  'not-booked':
    'draft, void, voided, cancelled, canceled, deleted, Entwurf, storniert, brouillon, annulé, annulée, borrador, anulado, anulada',
});

const kinds = index<LedgerKind>({
  revenue: 'revenue, sale, sales, invoice, income, order, Umsatz, Erlös, Verkauf, Rechnung, vente, facture, venta, factura',
  discount: 'discount, rebate, Rabatt, Skonto, Nachlass, remise, descuento',
  return: 'return, returns, refund, credit, credit note, credit memo, Retoure, Gutschrift, Erstattung, avoir, retour, abono, devolución',
  goods: 'goods, cost of goods, cogs, material, purchase, Ware, Waren, Wareneinsatz, Material, marchandises, mercancía',
  service: 'service, cost to serve, shipping, freight, fee, fees, payment fee, visit, Versand, Fracht, Gebühr, Besuch, frais, envío',
  acquisition: 'acquisition, marketing, advertising, Werbung, Akquise, publicité, publicidad',
  receivable: 'receivable, open item, Forderung, offener Posten, créance',
});

function index<Value extends string>(words: Record<Value, string>): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  for (const value in words) for (const word of words[value].split(', ')) found.set(normaliseHeader(word), value);
  return found;
}
