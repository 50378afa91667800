import type { SeenRole } from '@/utils/domain/sighting';

/** What a label says of the address behind it: the role of the person, or only that it is somebody's address (`address`). */
export type Label = 'from' | 'to' | 'cc' | 'replyTo' | 'requester' | 'address' | 'other';

/**
 * The words before an address in the head of a mail or ticket, in the languages that mail programs are used in; `other` are the remaining
 * lines of a mail's head. Written without capitals and accents, and compared so.
 */
const WORDS: { readonly [Meaning in Label]: string } = {
  from:
    'from,sender,sent by,author,organizer,organiser,von,absender,organisator,veranstalter,de,expediteur,organisateur,remitente,organizador,' +
    'remetente,da,mittente,organizzatore,van,afzender,fran,avsandare,fra,afsender,avsender,lahettaja,od,nadawca,odesilatel,odosielatel,' +
    'felado,de la,expeditor,от,отправитель,від,kimden,gonderen,απο,差出人,送信者,发件人,寄件者,寄件人,보낸사람,보낸 사람,מאת,من,ผู้ส่ง,từ',
  to:
    'to,recipient,recipients,guests,attendees,participants,an,empfanger,gaste,teilnehmer,a,destinataire,destinataires,invites,para,' +
    'destinatario,destinatarios,invitados,partecipanti,aan,till,til,vastaanottaja,do,komu,cimzett,catre,кому,kime,alıcı,προς,宛先,收件人,' +
    '收件者,받는사람,받는 사람,אל,إلى,ถึง,đến',
  cc: 'cc,bcc,kopie,copie,copia,kopia,kopi,kopio,копия,копія,bilgi,masolat,抄送,副本,참조',
  replyTo:
    'reply-to,reply to,replyto,antwort an,antwort-an,antworten an,repondre a,responder a,rispondi a,antwoord aan,svara till,svar til,' +
    'odpowiedz do,返信先,回复至,回覆至',
  requester:
    'requester,requestor,requestors,requested by,customer,client,reporter,reported by,submitter,submitted by,opened by,booked by,guest,' +
    'invitee,anfragender,kunde,kundin,anforderer,gemeldet von,gebucht von,gast,demandeur,rapporteur,reserve par,cliente,solicitante,' +
    'reservado por,richiedente,prenotato da,klant,aanvrager,kund,zgłaszajacy,klient,zadatel,заявитель,клиент,asiakas,依頼者,顧客,客户,고객',
  address:
    'email,e-mail,mail,email address,e-mail address,e-mail-adresse,mailadresse,adresse e-mail,adresse mail,adresse email,contact,kontakt,' +
    'contacto,contato,contatto,courriel,correo,correo electronico,posta elettronica,e-mailadres,e-post,sahkoposti,adres e-mail,' +
    'эл. почта,почта,e-posta,メール,メールアドレス,电子邮件,邮箱,電子郵件,이메일',
  other:
    'date,sent,subject,datum,gesendet,betreff,envoye,objet,fecha,enviado,enviado el,asunto,data,assunto,inviato,oggetto,verzonden,' +
    'onderwerp,skickat,amne,sendt,emne,lahetetty,aihe,data wysłania,temat,wysłano,odeslano,predmet,elkuldve,targy,дата,отправлено,тема,' +
    'gonderildi,tarih,konu,日時,送信日時,件名,发送时间,日期,主题,傳送時間,主旨,날짜,보낸 날짜,제목',
};

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const MEANING = new Map<string, Label>(
  Object.entries(WORDS).flatMap(([meaning, words]) =>
    fold(words)
      .split(',')
      .map((word) => [word, meaning as Label] as const),
  ),
);

/** Longer than any label with its colon. */
export const LABEL_MAX = 24;

/** What a label means: the whole text is one of the words, with or without a colon. */
export function meaningOf(text: string): Label | undefined {
  const word = text.trim().replace(/\s*[:：]$/, '');
  return word.length <= LABEL_MAX ? MEANING.get(fold(word)) : undefined;
}

/** What the label at the beginning of a line means: `From: Ann <ann@x.example>`. */
export function meaningOfLine(text: string): Label | undefined {
  const label = /^\s*([^:：\n]{1,24})[:：]/.exec(text)?.[1];
  return label === undefined ? undefined : meaningOf(label);
}

/** Whether a label belongs to the head of a mail. */
export function isHeadLabel(text: string): boolean {
  const meaning = meaningOf(text);
  return meaning !== undefined && meaning !== 'address';
}

/** The role that a label gives to a person. */
export const roleOf = (label: Label | undefined): SeenRole | undefined => (label === 'address' || label === 'other' ? undefined : label);
