import type { LedgerKind } from '@/utils/domain/ledger-entry';
import { normaliseHeader } from './headers';
import { remembered } from './remembered';
import { indexOfWords } from './word-index';

/** What a status says of a document: still owed, settled, or never booked (a draft, a cancelled invoice). */
export type PaymentStatus = 'unpaid' | 'paid' | 'not-booked';

/** The status in a cell; undefined where the word is not known. */
export const statusOf = remembered((cell): PaymentStatus | undefined => statuses.get(normaliseHeader(cell)));

/** The ledger kind in a cell; undefined where the word is not known. */
export const kindOf = remembered((cell): LedgerKind | undefined => kinds.get(normaliseHeader(cell)));

/** Whether the word names a document that is no revenue or cost of its own: a payment, an offer, a transfer. */
export const isOtherDocument = (cell: string): boolean => others.has(normaliseHeader(cell));

const statuses = indexOfWords<PaymentStatus>({
  unpaid: [
    'open, unpaid, overdue, due, past due, outstanding, sent, pending, partially paid, awaiting payment, authorized, authorised',
    'offen, unbezahlt, überfällig, fällig, impayé, ouvert, pendiente, vencida, 未入金, 未払い, 未払, 請求済み, 請求済',
  ],
  paid: [
    'paid, settled, closed, complete, completed, succeeded, captured, refunded, partially refunded, partial refund, deposited',
    'bezahlt, beglichen, erledigt, payé, payée, pagado, pagada, 入金済み, 入金済, 支払済み, 支払済',
  ],
  'not-booked': [
    'draft, void, voided, cancelled, canceled, deleted, failed, declined, expired, uncaptured, awaiting approval, submitted',
    'requires payment method, Entwurf, storniert, brouillon, annulé, annulée, borrador, anulado, anulada, 下書き, 取消, キャンセル, 無効',
  ],
});

const others = new Set([
  ...indexOfWords({
    other: [
      'payment, received payment, bill payment, deposit, transfer, journal, journal entry, estimate, quote, sales order, purchase order',
      'statement charge, overpayment, prepayment, Zahlung, Zahlungseingang, Angebot, paiement, devis, pago, presupuesto, 入金, 見積, 振替',
    ],
  }).keys(),
]);

const kinds = indexOfWords<LedgerKind>({
  revenue: [
    'revenue, sale, sales, invoice, sales invoice, sales receipt, income, order, Umsatz, Erlös, Verkauf, Rechnung, vente, facture',
    'venta, factura, 売上, 請求, 請求書',
  ],
  discount: ['discount, rebate, Rabatt, Skonto, Nachlass, remise, descuento, 値引, 値引き, 割引'],
  return: [
    'return, returns, refund, refund receipt, credit, credit note, sales credit note, credit memo, Retoure, Gutschrift, Erstattung',
    'avoir, retour, abono, devolución, 返品, 返金, 赤伝',
  ],
  goods: ['goods, cost of goods, cogs, material, purchase, Ware, Waren, Wareneinsatz, Material, marchandises, mercancía, 仕入, 原価'],
  service: [
    'service, cost to serve, shipping, freight, fee, fees, payment fee, visit, Versand, Fracht, Gebühr, Besuch, frais, envío',
    '送料, 手数料, 配送料, 訪問',
  ],
  acquisition: ['acquisition, marketing, advertising, Werbung, Akquise, publicité, publicidad, 広告, 広告費'],
  receivable: ['receivable, open item, Forderung, offener Posten, créance, 売掛金, 未収金'],
});
