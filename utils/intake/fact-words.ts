import type { Channel, Interaction, Team } from '@/utils/domain/interaction';
import type { Stage } from '@/utils/domain/opportunity';
import type { Voice, VoiceKind } from '@/utils/domain/voice';
import { normaliseHeader } from './headers';
import { indexOfWords } from './word-index';

const lookIn =
  <Value>(words: ReadonlyMap<string, Value>) =>
  (cell: string): Value | undefined =>
    words.get(normaliseHeader(cell));

/** The stage that a word names: every other word is a stage on the way, so the business is open. */
export const stageOf = (cell: string): Stage => ends.get(normaliseHeader(cell)) ?? 'open';

const ends = indexOfWords<Exclude<Stage, 'open'>>({
  won: ['won, closed won, closedwon, sold, signed, ordered, gewonnen, beauftragt, gagné, gagnée, ganado, ganada, 受注, 成約, 成立'],
  lost: ['lost, closed lost, closedlost, rejected, declined, verloren, abgelehnt, perdu, perdue, perdido, perdida, 失注, 不成立'],
});

/** Each gives what the word in a cell means; undefined where it is not known. */
export const channelOf = lookIn(
  indexOfWords<Channel>({
    mail: ['mail, email, e-mail, message, letter, Nachricht, Brief, courriel, correo, メール'],
    ticket: ['ticket, case, request, issue, Anfrage, Vorgang, demande, solicitud, チケット, 問い合わせ, 問合せ'],
    call: ['call, phone, phone call, telephone, Anruf, Telefon, Telefonat, appel, llamada, 電話, 架電'],
    meeting: [
      'meeting, video call, appointment, demo, Termin, Besprechung, réunion, rendez-vous, reunión, cita, 会議, 打ち合わせ, 商談, 面談',
    ],
    chat: ['chat, sms, whatsapp, messenger, live chat, チャット'],
    visit: ['visit, on site, site visit, Besuch, Vor Ort, visite, visita, 訪問, 来店, 来訪'],
    note: ['note, task, comment, Notiz, Aufgabe, remarque, nota, メモ, 記録'],
  }),
);

export const teamOf = lookIn(
  indexOfWords<Team>({
    sales: ['sales, Vertrieb, Verkauf, ventes, commercial, ventas, 営業'],
    marketing: ['marketing, mercadotecnia, マーケティング'],
    service: ['service, field service, Kundendienst, Service, servicio, サービス'],
    support: ['support, helpdesk, help desk, Hilfe, assistance, soporte, サポート'],
    finance: ['finance, accounting, billing, Buchhaltung, Finanzen, comptabilité, contabilidad, finanzas, 経理'],
  }),
);

/** Of contacts that name no team: who mostly has them. */
export const usualTeam: Readonly<Record<Channel, Team>> = {
  ticket: 'support',
  chat: 'support',
  meeting: 'sales',
  visit: 'service',
  mail: 'service',
  call: 'service',
  note: 'service',
};

export const directionOf = lookIn(
  indexOfWords<Interaction['direction']>({
    in: ['in, inbound, incoming, received, from customer, eingehend, Eingang, entrant, reçu, entrante, recibido, 受信, 着信'],
    out: ['out, outbound, outgoing, sent, to customer, ausgehend, Ausgang, sortant, envoyé, saliente, enviado, 送信, 発信'],
    internal: ['internal, intern, interne, interno, 社内'],
  }),
);

export const progressOf = lookIn(
  indexOfWords<NonNullable<Interaction['status']>>({
    planned: ['planned, scheduled, upcoming, to do, geplant, prévu, planificado, 予定'],
    open: [
      'open, new, pending, waiting, in progress, on hold, offen, neu, in Bearbeitung, ouvert, en cours, abierto, pendiente, 未対応, 対応中',
    ],
    done: [
      'done, closed, solved, resolved, completed, erledigt, gelöst, geschlossen, fermé, résolu, cerrado, resuelto, 完了, 対応済み, 解決済み',
    ],
  }),
);

export const voiceKindOf = lookIn(
  indexOfWords<VoiceKind>({
    need: [
      'need, needs, wish, request, requirement, feature request, Bedürfnis, Bedarf, Wunsch, besoin, souhait, necesidad, deseo, 要望, ニーズ',
    ],
    like: ['like, likes, praise, compliment, positive, Lob, mag, gefällt, aime, éloge, gusta, elogio, 好評, 良い点'],
    dislike: ['dislike, dislikes, negative, Abneigung, mag nicht, gefällt nicht, n aime pas, no gusta, 不満, 悪い点'],
    promise: ['promise, commitment, Zusage, Versprechen, promesse, promesa, compromiso, 約束'],
    complaint: ['complaint, claim, Beschwerde, Reklamation, plainte, réclamation, queja, reclamación, 苦情, クレーム'],
    price: ['price, quote, price quote, Preis, prix, precio, 価格, 値段'],
  }),
);

export const voiceStateOf = lookIn(
  indexOfWords<Voice['state']>({
    open: ['open, new, offen, ouvert, abierto, 未対応'],
    met: ['met, done, fulfilled, solved, resolved, closed, erfüllt, erledigt, satisfait, cumplida, resuelto, 対応済み'],
    lapsed: ['lapsed, obsolete, no longer, hinfällig, caduc, caducado, 不要'],
    kept: ['kept, gehalten, tenue, cumplido, 履行'],
    broken: ['broken, gebrochen, rompue, rota, 不履行'],
  }),
);

/** Whether a cell says that something is about ourselves. */
export const isUs = (cell: string): boolean => us.has(normaliseHeader(cell));

const us = new Set([...indexOfWords({ us: ['us, we, ourselves, our company, wir, uns, nous, nosotros, 自社, 当社, 弊社'] }).keys(), '']);
