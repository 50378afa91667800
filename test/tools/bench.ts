import { readdir } from 'node:fs/promises';
import type { Bench, Line } from '../bench/bench';

// npm run bench -- [name…] [--customers=100000] [--json]: runs the files test/bench/<name>.bench.ts, all of them where none is named.

const folder = new URL('../bench/', import.meta.url);

async function main(options: readonly string[]): Promise<void> {
  const all = (await readdir(folder)).flatMap((file) => /^(.+)\.bench\.ts$/.exec(file)?.[1] ?? []);
  const named = options.filter((option) => !option.startsWith('--'));
  const unknown = named.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  const given = options.flatMap((option) => /^--customers=(.*)$/.exec(option)?.[1] ?? []).at(-1) ?? '100000';
  const customers = Number(given);
  if (!Number.isSafeInteger(customers) || customers < 1) throw new Error(`--customers takes a number of customers, not "${given}".`);
  const lines: Line[] = [];
  for (const name of named.length > 0 ? named : all) {
    process.stderr.write(`Measuring ${name} …\n`);
    const { default: bench } = (await import(new URL(`${name}.bench.ts`, folder).href)) as { default: Bench };
    lines.push(...(await bench.run({ customers })).map((line) => ({ ...line, name: `${name}: ${line.name}` })));
  }
  process.stdout.write(options.includes('--json') ? `${JSON.stringify(lines)}\n` : table(lines));
}

function table(lines: readonly Line[]): string {
  const rows = lines.map(({ name, ours, peer, limit, ratio, runs, load }) => [
    name,
    String(ours),
    String(peer ?? '–'),
    String(limit ?? '–'),
    ratio === null ? '–' : `${ratio} ×`,
    String(runs),
    String(load),
  ]);
  const all = [['what', 'ours', 'peer', 'limit', 'ratio', 'runs', 'load'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const padded = (cell: string, column: number) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0));
  return `${all.map((row) => row.map(padded).join('  ')).join('\n')}\n`;
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
