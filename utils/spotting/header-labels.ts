/** What a label says of what stands behind it: the role of a person, or only that it is somebody's address or name. */
export type Label = 'from' | 'to' | 'cc' | 'replyTo' | 'requester' | 'address' | 'name';

/** Words by what they mean; without capitals, accents, spaces and dashes, as they are compared, and with commas between them. */
export type LabelWords = { readonly [Meaning in Label]?: string };

/** The words of the heads of mails and of forms, in the languages that mail programs are used in. */
const WORDS: LabelWords = {
  from:
    'from,sender,sentby,author,organizer,organiser,host,von,absender,veranstalter,de,expediteur,organisateur,remitente,organizador,remetente,' +
    'da,mittente,van,afzender,fran,avsandare,fra,afsender,avsender,lahettaja,od,nadawca,odesilatel,odosielatel,felado,dela,expeditor,' +
    'от,отправитель,від,kimden,gonderen,απο,差出人,送信者,发件人,寄件者,寄件人,보낸사람,מאת,من',
  to:
    'to,recipient,recipients,guests,attendees,participants,an,empfanger,teilnehmer,a,destinataire,invites,para,destinatario,invitados,aan,' +
    'till,til,vastaanottaja,do,komu,cimzett,catre,кому,kime,alıcı,προς,宛先,收件人,收件者,받는사람,אל,إلى',
  cc: 'cc,bcc,kopie,copie,copia,kopia,kopi,kopio,копия,копія,bilgi,masolat,抄送,副本,참조',
  address:
    'email,mail,emailaddress,mailaddress,emailadresse,mailadresse,adressemail,adresseemail,emailadres,contact,kontakt,contacto,contatto,' +
    'courriel,correo,correoelectronico,postaelettronica,epost,почта,eposta,メール,メールアドレス,电子邮件,邮箱,이메일',
  name: 'name,vorundnachname,nom,nomcomplet,nombre,nombrecompleto,nome,naam,navn,namn,имя,お名前,氏名,姓名,이름',
};

/** Without capitals, accents, spaces, dashes, and without whose it is. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/^\s*(?:your|full|ihre?|votre|su) |[\p{M}\s*-]/gu, '');

/** Tells what a label means, as these words say: the whole text is one of them, with or without a colon. */
export function meaningIn(words: LabelWords): (text: string) => Label | undefined {
  const meanings = new Map(
    Object.entries(words).flatMap(([meaning, some]) =>
      fold(some)
        .split(',')
        .map((word) => [word, meaning as Label] as const),
    ),
  );
  return (text) => (text.length > 40 ? undefined : meanings.get(fold(text).replace(/[:：]$/, '')));
}

/** What a label of a mail's head or of a form means; what else heads and tickets are labelled with is no business of every page (label-uses.ts). */
export const headMeaningOf = meaningIn(WORDS);
