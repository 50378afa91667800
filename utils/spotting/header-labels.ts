/** What a label says of what stands behind it: the role of a person, or only that it is somebody's address or name. */
export type Label = 'from' | 'to' | 'cc' | 'replyTo' | 'requester' | 'address' | 'name';

/** The words of heads and forms, in the languages that mail programs are used in; without capitals, accents, spaces and dashes, as they are compared. */
const WORDS: { readonly [Meaning in Label]: string } = {
  from:
    'from,sender,sentby,author,organizer,organiser,host,von,absender,veranstalter,de,expediteur,organisateur,remitente,organizador,remetente,' +
    'da,mittente,van,afzender,fran,avsandare,fra,afsender,avsender,lahettaja,od,nadawca,odesilatel,odosielatel,felado,dela,expeditor,' +
    'от,отправитель,від,kimden,gonderen,απο,差出人,送信者,发件人,寄件者,寄件人,보낸사람,מאת,من',
  to:
    'to,recipient,recipients,guests,attendees,participants,an,empfanger,teilnehmer,a,destinataire,invites,para,destinatario,invitados,aan,' +
    'till,til,vastaanottaja,do,komu,cimzett,catre,кому,kime,alıcı,προς,宛先,收件人,收件者,받는사람,אל,إلى',
  cc: 'cc,bcc,kopie,copie,copia,kopia,kopi,kopio,копия,копія,bilgi,masolat,抄送,副本,참조',
  replyTo: 'replyto,antwortan,antwortenan,repondrea,respondera,rispondia,antwoordaan,svaratill,svartil,odpowiedzdo,返信先,回复至,回覆至',
  requester:
    'requester,requestor,requestors,requestedby,customer,client,reporter,reportedby,submitter,openedby,bookedby,guest,invitee,anfragender,' +
    'kunde,kundin,anforderer,gemeldetvon,gebuchtvon,gast,demandeur,cliente,solicitante,richiedente,klant,aanvrager,kund,zgłaszajacy,klient,' +
    'zadatel,заявитель,клиент,asiakas,依頼者,顧客,客户,고객',
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

const MEANING = new Map<string, Label>(
  Object.entries(WORDS).flatMap(([meaning, words]) =>
    fold(words)
      .split(',')
      .map((word) => [word, meaning as Label] as const),
  ),
);

/** What a label means: the whole text is one of the words, with or without a colon. */
export const meaningOf = (text: string): Label | undefined =>
  text.length > 40 ? undefined : MEANING.get(fold(text).replace(/[:：]$/, ''));
