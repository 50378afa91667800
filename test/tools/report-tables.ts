import { type Currency, exponentOf, parseCurrency } from '@/utils/domain/money';
import type { Report, ReportFigure, ReportMoney, ReportRow } from '@/utils/economics/report';

/** More rows than a person reads at once stay in the JSON. */
const SHOWN = 40;

/** The report as a person likes to read it. `~` marks an estimate or a default, `–` what is missing. */
export function printedReport(report: Report): string {
  const { totals, whaleCurve } = report;
  return [
    `Profitability up to ${report.asOf}${report.from === null ? '' : `, from ${report.from}`}`,
    '',
    ...table([
      ['Net revenue', money(totals.netRevenue)],
      ['Goods', money(totals.goods)],
      ['Gross margin', money(totals.grossMargin)],
      ['Cost to serve', money(totals.costToServe)],
      ['Contribution margin', money(totals.contributionMargin)],
    ]),
    '',
    'undefined' in whaleCurve
      ? `Whale curve: none, ${whaleCurve.undefined}.`
      : `Whale curve: the best customers bring ${whaleCurve.peakPercent.toFixed(1)} % of the profit, the others take it back to 100 %.`,
    ...modelLines(report.models),
    ...section('Customers', report.customers),
    ...section('Companies, with their people and subsidiaries', report.companies),
    '',
    '~ estimated or a default   – missing   repeats: order days after the first   T: weeks since the first order',
    'alive: that they order again   orders: in the next 52 weeks   CLV: customer lifetime value   --json says how each figure is made',
    '',
  ].join('\n');
}

function modelLines({ bgnbd, gammaGamma }: Report['models']): string[] {
  const number = (value: number) => value.toFixed(3);
  return [
    ...(bgnbd === undefined
      ? []
      : [
          `Orders: BG/NBD of ${bgnbd.customers} customers, r ${number(bgnbd.r)}, α ${number(bgnbd.alpha)}, a ${number(bgnbd.a)}, b ${number(bgnbd.b)}.`,
        ]),
    ...(gammaGamma === undefined
      ? []
      : [
          `Spend: gamma-gamma of ${gammaGamma.customers} repeat customers, p ${number(gammaGamma.p)}, q ${number(gammaGamma.q)}, v ${number(gammaGamma.v)}.`,
        ]),
  ];
}

function section(title: string, rows: readonly ReportRow[]): string[] {
  if (rows.length === 0) return [];
  const worth = ({ netRevenue }: ReportRow) => netRevenue.minor ?? -Infinity;
  const sorted = [...rows].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || worth(b) - worth(a));
  const header = ['#', 'id', 'name', 'net revenue', 'goods', 'to serve', 'margin', '%', 'repeats', 'T', 'alive', 'orders', 'CLV'];
  const shown = sorted
    .slice(0, SHOWN)
    .map((row) => [
      row.rank === null ? '–' : String(row.rank),
      row.id,
      row.name,
      money(row.netRevenue),
      money(row.goods),
      money(row.costToServe),
      money(row.contributionMargin),
      figure(row.marginPercent, 1),
      String(row.frequency),
      row.T.toFixed(0),
      figure(row.pAlive, 2),
      figure(row.expectedOrders, 1),
      money(row.clv),
    ]);
  const rest = rows.length - shown.length;
  return ['', title, ...table([header, ...shown]), ...(rest > 0 ? [`… and ${rest} more, all of them with --json`] : [])];
}

/** Text to the left, figures to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const body = rows.length > 5 || (rows[0]?.length ?? 0) > 2 ? rows.slice(1) : rows;
  const isFigure = widths.map((_, column) => body.every((row) => /^[~–\d-]|^[A-Z]{3} /.test(row[column] ?? '')));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
        return isFigure[column] ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Signs of East Asian scripts take two places in a terminal. */
const widthOf = (text: string): number =>
  [...text].reduce((width, sign) => width + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(sign) ? 2 : 1), 0);

function money({ minor, currency, state }: ReportMoney): string {
  const known = parseCurrency(currency);
  if (minor === null || known === undefined) return '–';
  return `${mark(state)}${currency} ${grouped(minor, known)}`;
}

const figure = ({ value, state }: ReportFigure, digits: number): string => (value === null ? '–' : mark(state) + value.toFixed(digits));

const mark = (state: ReportFigure['state']): string => (state === 'measured' ? '' : '~');

function grouped(minor: number, currency: Currency): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${minor < 0 ? '-' : ''}${whole}${exponent === 0 ? '' : `.${digits.slice(-exponent)}`}`;
}
