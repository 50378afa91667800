import { whose, words } from './words';

/** As `customerSynonyms`, for what customers told us: needs, likes, dislikes, complaints, prices, and what we promised. */
export const voiceSynonyms = {
  id: words('note id, feedback id, need id, request id, id, 番号'),
  ...whose,
  kind: words('kind, type, sort, note type, feedback type, Art, Typ, genre, tipo, 種別, 種類, 区分'),
  text: words(
    'text, need, request, note, feedback, comment, remark, description, Bedürfnis, Wunsch, Bemerkung, Kommentar, besoin, remarque',
    'necesidad, comentario, 内容, 要望, 意見, コメント, メモ',
  ),
  about: words(
    'about, whom about, competitor, regarding, über, Wettbewerber, Mitbewerber, concurrent, sobre, competidor, 対象, 競合, 競合他社',
  ),
  quote: words('quote, own words, verbatim, Zitat, Wortlaut, citation, cita, 引用, 発言'),
  at: words('at, date, noted on, said on, created, created at, when, Datum, notiert am, date de la note, fecha, 日付, 記録日, 日時'),
  author: words('author, noted by, by, owner, agent, Verfasser, notiert von, Mitarbeiter, auteur, autor, 記録者, 担当'),
  state: words('state, status, Stand, Zustand, Status, statut, état, estado, 状態, ステータス'),
  dueOn: words('due date, due, due on, promised for, by when, fällig, fällig am, Termin, échéance, vencimiento, 期限, 期日'),
  amount: words('price, amount, value, Preis, Betrag, prix, montant, precio, importe, 価格, 金額'),
  currency: words('currency, currency code, Währung, devise, moneda, divisa, 通貨'),
  url: words('url, link, source, Verweis, lien, enlace, リンク'),
};
