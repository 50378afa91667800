import { whose, words } from './words';

/** As `customerSynonyms`, for business that may be won, was won or lost. */
export const opportunitySynonyms = {
  id: words(
    'deal id, opportunity id, opportunity no, quote no, quote number, quote id, offer no, record id, id, Angebotsnummer, Angebotsnr',
    'numéro de devis, número de oferta, 案件ID, 案件番号, 商談ID, 見積番号',
  ),
  ...whose,
  // A list of deals calls the deal itself `name`.
  name: whose.name.filter((word) => word !== 'name'),
  title: words(
    'deal name, deal title, opportunity name, opportunity, deal, title, subject, name, Titel, Verkaufschance, Betreff, Angebot, opportunité',
    'affaire, devis, objet, oportunidad, oferta, asunto, 案件名, 商談名, 件名',
  ),
  amount: words(
    'amount, value, deal value, deal amount, expected revenue, total, Betrag, Wert, Auftragswert, montant, valeur, importe, valor',
    '金額, 見積金額, 商談金額, 受注金額, 予定金額',
  ),
  currency: words('currency, currency code, Währung, devise, monnaie, moneda, divisa, 通貨, 通貨コード'),
  stage: words(
    'deal stage, stage, status, state, Phase, Stufe, Zustand, étape, statut, fase, etapa, estado, ステージ, フェーズ, ステータス, 状態',
  ),
  probability: words('probability, deal probability, likelihood, Wahrscheinlichkeit, probabilité, probabilidad, 確度, 受注確度, 確率'),
  reason: words(
    'lost reason, closed lost reason, reason, loss reason, won reason, Verlustgrund, Grund, Absagegrund, raison, motif, motivo, razón',
    '失注理由, 理由',
  ),
  competitor: words('competitor, competitor name, lost to, Wettbewerber, Mitbewerber, concurrent, competidor, 競合, 競合他社'),
  openedOn: words(
    'create date, created, created on, opened, opened on, open date, deal created, date, start date, erstellt, erstellt am, Datum',
    'créé le, date de création, creado, fecha de creación, 作成日, 登録日, 発生日',
  ),
  closesOn: words(
    'expected close date, expected close, close date, closes on, closing date, erwarteter Abschluss, Abschlussdatum',
    'date de clôture prévue, date de clôture, fecha de cierre prevista, fecha de cierre, 完了予定日, 受注予定日, 予定日',
  ),
  closedOn: words(
    'closed on, closed, closed at, won time, lost time, abgeschlossen am, entschieden am, clôturé le, cerrado, 完了日, 受注日, 決定日',
  ),
};
