import { whose, words } from './words';

/** As `customerSynonyms`, for invoices and other booked amounts. */
export const ledgerSynonyms = {
  id: words(
    'invoice no, invoice number, invoice id, invoice, document no, document number, document id, document, order no, order number',
    'order id, receipt no, receipt number, transaction id, booking id, number, Rechnungsnummer, Rechnungsnr, Rechnung Nr, Rechnung',
    'Belegnummer, Belegnr, Beleg, numéro de facture, n facture, facture, número de factura, factura, id',
    '請求書番号, 請求番号, 伝票番号, 注文番号, 受注番号, 取引番号',
  ),
  ...whose,
  date: words(
    'date, invoice date, document date, order date, booking date, issued, issue date, day, on, Datum, Rechnungsdatum, Belegdatum',
    'Buchungsdatum, date de facture, date facture, fecha, fecha de factura, created',
    'transaction date, purchase date, sale date, order day, timestamp, datetime, time',
    '日付, 請求日, 発行日, 伝票日付, 注文日, 受注日, 売上日, 取引日',
  ),
  dueDate: words(
    "due date, due, due on, payment due, fällig, fällig am, Fälligkeit, Fälligkeitsdatum, Faelligkeit, échéance, date d'échéance",
    'vencimiento, fecha de vencimiento, 支払期限, 支払期日, お支払期限, 入金期限',
  ),
  paidDate: words(
    'paid date, paid, paid on, paid at, date paid, payment date, bezahlt am, bezahlt, Zahlungsdatum, payé le, date de paiement',
    'fecha de pago, pagado, 入金日, 支払日',
  ),
  currency: words('currency, currency code, Währung, Waehrung, devise, monnaie, moneda, divisa, 通貨, 通貨コード'),
  net: words(
    'net, net amount, amount net, subtotal, total net, revenue net, net revenue, revenue, netto, Nettobetrag, Betrag netto',
    'montant HT, total HT, HT, neto, importe neto, base imponible, 税抜金額, 税抜, 税抜合計, 小計',
  ),
  tax: words(
    'tax, vat, tax amount, vat amount, sales tax, Steuer, MwSt, USt, Umsatzsteuer, Mehrwertsteuer, TVA, IVA, 消費税, 消費税額, 税額',
  ),
  gross: words(
    'gross, gross amount, amount gross, total gross, total incl tax, total incl vat, brutto, Bruttobetrag, Betrag brutto',
    'montant TTC, total TTC, TTC, bruto, 税込金額, 税込, 税込合計',
  ),
  amount: words(
    'total amount, order value, order total, transaction amount, amount spent, spend, spent, sales, dollars, monetary value',
    'amount, total, price, value, Betrag, Summe, Preis, montant, prix, importe, precio, 金額, 合計金額, 合計, 売上金額, 請求金額',
  ),
  cost: words('cost, costs, cost of goods, COGS, Wareneinsatz, Kosten, Einstandskosten, coût, coûts, coste, costo, 原価, 仕入原価'),
  refund: words('amount refunded, refunded amount, refunded, refund, erstattet, Erstattung, remboursé, reembolsado, 返金額, 返金'),
  fee: words('fee, fees, payment fee, transaction fee, Gebühr, Gebühren, frais, comisión, 手数料'),
  open: words(
    'open amount, open balance, amount due, balance due, outstanding, offener Betrag, Restbetrag, reste à payer, importe pendiente',
    '未収金額, 未入金額',
  ),
  status: words('status, state, payment status, Zustand, Zahlungsstatus, statut, estado, ステータス, 状態, 入金状況, 支払状況'),
  kind: words('kind, type, entry type, Art, Typ, Buchungsart, tipo, 種別, 種類, 区分'),
  memo: words(
    'memo, description, note, notes, text, subject, item, service, Beschreibung, Bemerkung, Verwendungszweck, Leistung, libellé',
    'concepto, descripción, 摘要, 備考, メモ, 内容, 品名, 件名',
  ),
};
