import { normaliseName } from './name';

/** What stands behind a company's name for its legal form, as it looks normalised and without spaces between single letters. */
const FORMS =
  'ab ag aktiengesellschaft aps as asa bv bvba co cokg comp company corp corporation cv dba doo ek eg eirl eood esq eu eurl ev gbr gesmbh ggmbh ' +
  'gmbh gmbhcokg incorporated inc ihs kft kg kgaa kk limited llc llp lp ltd ltda mbh nv ohg ood ou oy oyj plc pte pty pvt sa sae sagl sarl sas sasu ' +
  'sc sca scop scs se sl sll slu snc sp spa spj spk spolka spzoo sro srl stiftung ug und vof zoo';
const isForm = new Set(FORMS.split(' '));
/** Japanese legal forms, which stand before or behind the name. */
const JAPANESE = /株式会社|有限会社|合同会社|合資会社|合名会社|[(（]株[)）]|㈱|kabushiki (?:kaisha|gaisha)|godo kaisha/g;

/** A company's name as it compares without its legal form: `Äcker & Söhne GmbH & Co. KG`, `Acker & Sohne`; a name that is nothing else stays. */
export function bareCompanyName(name: string): string {
  const whole = normaliseName(name);
  // Letters that stand alone are one word: `S.A.R.L.` reads as `s a r l`.
  const joined = normaliseName(name.toLowerCase().replace(JAPANESE, ' ')).replace(/\b(?:\p{L} )+\p{L}$/u, (letters) =>
    letters.replaceAll(' ', ''),
  );
  const words = joined.split(' ').filter((word) => word !== '');
  while (words.length > 1 && (isForm.has(words.at(-1) ?? '') || words.at(-1) === '&' || words.at(-1) === '+')) words.pop();
  return words.join(' ') || whole;
}
