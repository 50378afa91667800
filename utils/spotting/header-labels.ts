import type { SeenRole } from '@/utils/domain/sighting';

/** The words before an address in the head of a mail or ticket, in the languages that mail programs are used in. Lower case, without a colon. */
const WORDS: { readonly [Role in 'from' | 'to' | 'cc' | 'replyTo' | 'requester']: readonly string[] } = {
  from: [
    ...[
      'from',
      'sender',
      'sent by',
      'author',
      'von',
      'absender',
      'de',
      'expéditeur',
      'remitente',
      'remetente',
      'da',
      'mittente',
      'van',
      'afzender',
    ],
    ...[
      'från',
      'avsändare',
      'fra',
      'afsender',
      'avsender',
      'lähettäjä',
      'od',
      'nadawca',
      'odesílatel',
      'odosielateľ',
      'feladó',
      'de la',
      'expeditor',
    ],
    ...[
      'от',
      'отправитель',
      'від',
      'kimden',
      'gönderen',
      'από',
      '差出人',
      '送信者',
      '发件人',
      '寄件者',
      '寄件人',
      '보낸사람',
      '보낸 사람',
      'מאת',
      'من',
    ],
  ],
  to: [
    ...[
      'to',
      'recipient',
      'recipients',
      'an',
      'empfänger',
      'à',
      'destinataire',
      'para',
      'destinatario',
      'destinatário',
      'a',
      'aan',
      'till',
      'til',
    ],
    ...[
      'vastaanottaja',
      'do',
      'komu',
      'címzett',
      'către',
      'кому',
      'kime',
      'alıcı',
      'προς',
      '宛先',
      '收件人',
      '收件者',
      '받는사람',
      '받는 사람',
      'אל',
      'إلى',
    ],
  ],
  cc: [
    'cc',
    'bcc',
    'kopie',
    'copie',
    'copia',
    'cópia',
    'kopia',
    'kopi',
    'kopio',
    'копия',
    'копія',
    'bilgi',
    'másolat',
    '抄送',
    '副本',
    '참조',
  ],
  replyTo: [
    ...[
      'reply-to',
      'reply to',
      'replyto',
      'antwort an',
      'antwort-an',
      'antworten an',
      'répondre à',
      'responder a',
      'rispondi a',
      'antwoord aan',
    ],
    ...['svara till', 'svar til', 'odpowiedz do', '返信先', '回复至', '回覆至'],
  ],
  requester: [
    ...[
      'requester',
      'requestor',
      'requestors',
      'requested by',
      'customer',
      'contact',
      'client',
      'reporter',
      'submitter',
      'anfragender',
      'kunde',
      'kundin',
    ],
    ...[
      'anforderer',
      'demandeur',
      'cliente',
      'solicitante',
      'richiedente',
      'klant',
      'kund',
      'zgłaszający',
      'заявитель',
      'клиент',
      '依頼者',
      '顧客',
      '客户',
    ],
  ],
};

const ROLE_OF = new Map<string, SeenRole>(
  Object.entries(WORDS).flatMap(([role, words]) => words.map((word) => [word, role as keyof typeof WORDS] as const)),
);

/** The other lines of a mail's head. */
const OTHER_WORDS: ReadonlySet<string> = new Set([
  ...[
    'date',
    'sent',
    'subject',
    'datum',
    'gesendet',
    'betreff',
    'envoyé',
    'objet',
    'fecha',
    'enviado',
    'enviado el',
    'asunto',
    'data',
    'assunto',
  ],
  ...[
    'inviato',
    'oggetto',
    'verzonden',
    'onderwerp',
    'skickat',
    'ämne',
    'sendt',
    'emne',
    'lähetetty',
    'aihe',
    'data wysłania',
    'temat',
    'wysłano',
  ],
  ...['odesláno', 'předmět', 'elküldve', 'tárgy', 'дата', 'отправлено', 'тема', 'gönderildi', 'tarih', 'konu', '日時', '送信日時', '件名'],
  ...['发送时间', '日期', '主题', '傳送時間', '主旨', '날짜', '보낸 날짜', '제목'],
]);

/** Whether a label belongs to the head of a mail. */
export const isHeadLabel = (text: string): boolean => {
  const word = text.trim().toLowerCase();
  return ROLE_OF.has(word) || OTHER_WORDS.has(word);
};

/** Longer than any label with its colon. */
export const LABEL_MAX = 24;

/** The role that a label gives to what stands behind it: the whole text is one of the words, with or without a colon. */
export function roleOfLabel(text: string): SeenRole | undefined {
  const word = text
    .trim()
    .replace(/\s*[::]$/u, '')
    .toLowerCase();
  return word.length <= LABEL_MAX ? ROLE_OF.get(word) : undefined;
}

/** The role that a line gives which begins with a label and a colon: `From: Ann <ann@x.example>`. */
export function roleOfLine(text: string): SeenRole | undefined {
  const colon = /^\s*([^::\n]{1,24})[::]/u.exec(text);
  return colon?.[1] === undefined ? undefined : roleOfLabel(colon[1]);
}
