import { whose, words } from './words';

/** As `customerSynonyms`, for contacts between a customer and us. */
export const interactionSynonyms = {
  id: words(
    'interaction id, activity id, ticket id, ticket number, ticket no, ticket, case number, call id, id, Ticketnummer, Vorgangsnummer, チケット番号, 活動ID',
  ),
  ...whose,
  at: words(
    'at, date and time, datetime, timestamp, date, activity date, created, created at, sent at, started at, start, start time, when',
    'Zeitpunkt, Datum und Uhrzeit, Datum, Beginn, erstellt am, date et heure, créé le, fecha y hora, fecha, 日時, 対応日時, 日付, 開始日時, 活動日',
  ),
  channel: words(
    'channel, activity type, interaction type, type, kind, medium, Kanal, Kontaktart, Art, Typ, canal, tipo de actividad, tipo',
    'チャネル, 種別, 活動種別, 対応方法',
  ),
  team: words('team, department, our team, Abteilung, Bereich, équipe, service, equipo, departamento, チーム, 部署, 部門'),
  by: words('by, agent, assignee, owner, handled by, our agent, user, Bearbeiter, Mitarbeiter, agente, responsable, 対応者, 担当, 社員'),
  direction: words('direction, in or out, inbound outbound, Richtung, sens, dirección del contacto, sentido, 方向, 受発信'),
  conversation: words('conversation, conversation id, thread, thread id, Unterhaltung, Verlauf, fil, hilo, スレッド'),
  summary: words(
    'summary, subject, title, description, note, notes, text, content, Zusammenfassung, Betreff, Notiz, Beschreibung, résumé, objet',
    'resumen, asunto, descripción, 概要, 件名, 内容, メモ, 要約',
  ),
  minutes: words(
    'minutes, duration minutes, duration, time spent, Minuten, Dauer, Dauer Minuten, durée, duración, minutos, 分, 所要時間, 対応時間, 時間',
  ),
  status: words('status, state, Zustand, Stand, statut, estado, ステータス, 状態'),
  url: words('url, link, address of the page, Verweis, lien, enlace, リンク'),
};
