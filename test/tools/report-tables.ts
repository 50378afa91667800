import { type Currency, exponentOf, parseCurrency } from '@/utils/domain/money';
import type { Report, ReportMoney, ReportRow } from '@/utils/economics/report';

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
    ...section('Customers', report.customers),
    ...section('Companies, with their people and subsidiaries', report.companies),
    '',
    '~ estimated or a default   – missing   weeks since the first purchase under T',
    '',
  ].join('\n');
}

function section(title: string, rows: readonly ReportRow[]): string[] {
  if (rows.length === 0) return [];
  const sorted = [...rows].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
  const header = ['#', 'id', 'name', 'net revenue', 'goods', 'to serve', 'margin', '%', 'repeats', 'T'];
  return [
    '',
    title,
    ...table([
      header,
      ...sorted.map((row) => [
        row.rank === null ? '–' : String(row.rank),
        row.id,
        row.name,
        money(row.netRevenue),
        money(row.goods),
        money(row.costToServe),
        money(row.contributionMargin),
        row.marginPercent.value === null ? '–' : row.marginPercent.value.toFixed(1),
        String(row.frequency),
        row.T.toFixed(0),
      ]),
    ]),
  ];
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
  return `${state === 'measured' ? '' : '~'}${currency} ${grouped(minor, known)}`;
}

function grouped(minor: number, currency: Currency): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${minor < 0 ? '-' : ''}${whole}${exponent === 0 ? '' : `.${digits.slice(-exponent)}`}`;
}
