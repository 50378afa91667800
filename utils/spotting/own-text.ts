import { fold } from './header-labels';
import { meaningOf, roleOf } from './label-uses';

/** The lines of a mail's head that name nobody. */
const REST = new Set(
  fold(
    'date,sent,subject,datum,gesendet,betreff,envoye,objet,fecha,enviado,enviadoel,asunto,data,assunto,inviato,oggetto,verzonden,' +
      'onderwerp,skickat,amne,sendt,emne,lahetetty,aihe,datawysłania,temat,wysłano,odeslano,predmet,elkuldve,targy,дата,отправлено,тема,' +
      'gonderildi,tarih,konu,日時,送信日時,件名,发送时间,日期,主题,傳送時間,主旨,날짜,제목',
  ).split(','),
);
/** Where an answer begins to repeat an earlier mail: its mark, a rule, or "… wrote:". */
const QUOTE =
  /^(?:>|[-_]{5}|-{2,} ?\p{L}.*-{2})|\b(?:wrote|writes|schrieb|écrit|escribió|escreveu|scritto|schreef|skrev|napisał\(?a?\)?|написал\(?а?\)?)\s*:$/iu;

/** The lines of a message that are its writer's own: until it quotes or forwards another. */
export function ownLines(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => QUOTE.test(line) || isOfHead(/^([^:：]{1,24})[:：]/.exec(line)?.[1] ?? ''));
  return end < 0 ? lines : lines.slice(0, end);
}

const isOfHead = (label: string): boolean => roleOf(meaningOf(label)) !== undefined || REST.has(fold(label));
