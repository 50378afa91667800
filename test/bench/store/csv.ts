import Papa from 'papaparse';
import type { Currency } from '@/utils/domain/money';
import { openTable } from '@/utils/intake/open-table';
import { createRowParser } from '@/utils/intake/parse-row';
import { understand, writableSurvey } from '@/utils/intake/survey';
import { type Goal, line, quantile, type StoreLine } from './line';

const ROWS = 100_000;
const RUNS = 7;

/** Our streaming reading of a CSV file beside Papa Parse making arrays of the whole text; then with all that an import learns from it. */
export async function run(): Promise<StoreLine[]> {
  const lines: StoreLine[] = [];
  for (const isQuoted of [false, true]) {
    const file = new Blob([ledgerFile(ROWS, isQuoted)]);
    const what = `${ROWS.toLocaleString('en')} rows${isQuoted ? ', one cell quoted' : ''}`;
    lines.push(
      await compare(
        `rows of cells beside Papa Parse making arrays, ${what}`,
        { times: 2 },
        () => readCells(file),
        () => papaArrays(file),
      ),
    );
    lines.push(
      await compare(
        `survey and typed rows beside Papa Parse making arrays, ${what}`,
        null,
        () => readTyped(file),
        () => papaArrays(file),
      ),
    );
  }
  return lines;
}

async function compare(name: string, goal: Goal, ours: () => Promise<number>, peer: () => Promise<number>): Promise<StoreLine> {
  const times = { ours: [] as number[], peer: [] as number[] };
  for (let run = 0; run <= RUNS; run += 1) {
    const [mine, counted] = await timed(ours);
    const [theirs, expected] = await timed(peer);
    if (counted !== expected) throw new Error(`${name}: ${counted} rows, the peer has ${expected}`);
    // The first run warms up.
    if (run > 0) {
      times.ours.push(mine);
      times.peer.push(theirs);
    }
  }
  return line(name, quantile(times.ours, 0.5), quantile(times.peer, 0.5), goal, RUNS);
}

async function timed(work: () => Promise<number>): Promise<[milliseconds: number, rows: number]> {
  const start = performance.now();
  const rows = await work();
  return [performance.now() - start, rows];
}

async function readCells(file: Blob): Promise<number> {
  const table = await openTable(file);
  let rows = 0;
  if (table.ok) for await (const batch of table.value.rows()) rows += batch.ok ? batch.value.length : 0;
  return rows;
}

async function readTyped(file: Blob): Promise<number> {
  const table = await openTable(file);
  if (!table.ok) throw new Error(table.error.kind);
  const understood = await understand(table.value, {}, { currency: 'EUR' as Currency });
  if (!understood.ok) throw new Error(understood.error.kind);
  const found = writableSurvey(understood.value);
  if (!found.ok) throw new Error(found.error.kind);
  const parse = createRowParser(found.value.dialect, () => false);
  let rows = 0;
  for await (const batch of found.value.table.rows()) if (batch.ok) for (const row of batch.value) rows += parse(row).ok ? 1 : 0;
  return rows;
}

async function papaArrays(file: Blob): Promise<number> {
  return Papa.parse(await file.text(), { skipEmptyLines: true }).data.length - 1;
}

function ledgerFile(rows: number, isQuoted: boolean): string {
  const lines = ['invoice no,customer id,email,company,date,due date,paid date,currency,net,tax,gross,cost,status'];
  const company = isQuoted ? '"Brightwater, Marine Ltd"' : 'Brightwater Marine Ltd';
  for (let row = 0; row < rows; row += 1) {
    const amounts = `${row % 9000}.10,${row % 200}.00,${row % 9100}.10,${row % 4000}.55`;
    lines.push(
      `NW-${row},K${row % 5000},p${row % 5000}@b${row % 900}.example,${company},2026-01-${10 + (row % 18)},2026-02-01,2026-01-20,GBP,${amounts},paid`,
    );
  }
  return lines.join('\n');
}
