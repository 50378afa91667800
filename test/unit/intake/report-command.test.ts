import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ledger =
  'invoice no,customer id,company,date,currency,net,cost\nN1,K1,,2026-01-02,EUR,100.00,60.00\nN2,,Müller & Söhne,2026-01-09,EUR,50.00,20.00\n';
const customers = 'customer id,name,email,company,domain\nK1,Ada,ada@acme.example,Acme,Acme.example\n';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regard-report-'));
  await writeFile(join(folder, 'ledger.csv'), ledger);
  await writeFile(join(folder, 'customers.csv'), customers);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('npm run report', () => {
  it('answers with one JSON value, in the names of the files', async () => {
    const { code, stdout } = await run('--ledger', 'ledger.csv', '--customers', 'customers.csv', '--as-of', '2026-01-09', '--json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ asOf: '2026-01-09', from: null, currency: 'EUR', models: {}, whaleCurve: { peakPercent: 100 } });
    expect(report.totals.grossMargin).toMatchObject({ minor: 70_00, state: 'measured' });
    expect(report.customers.map(({ id, rank }: { id: string; rank: number }) => [id, rank])).toEqual([
      ['K1', 1],
      ['Müller & Söhne', 2],
    ]);
    expect(report.companies.map(({ id }: { id: string }) => id)).toEqual(['Acme.example', 'Müller & Söhne']);
  }, 60_000);

  it('reads a ledger of three columns without headers', async () => {
    await writeFile(join(folder, 'bare.csv'), '4,1997-01-01,29.33\n4,1997-01-18,29.73\n18,1997-01-04,14.96\n');
    const { code, stdout } = await run('--ledger', 'bare.csv', '--as-of', '1997-09-30', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).customers).toMatchObject([
      { id: '4', netRevenue: { minor: 59_06 }, frequency: 1, recency: 17 / 7, T: 272 / 7 },
      { id: '18', frequency: 0, recency: 0, T: 269 / 7, pAlive: { value: null, state: 'missing', missing: ['repeatOrder'] } },
    ]);
  }, 60_000);

  it('prints tables for people', async () => {
    const { code, stdout } = await run(
      '--ledger',
      'ledger.csv',
      '--customers',
      'customers.csv',
      '--as-of',
      '2026-01-09',
      '--preset',
      'retail',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/Contribution margin +~EUR 70\.00/);
    expect(stdout).toMatch(/1 +K1 +Ada +EUR 100\.00/);
  }, 60_000);

  it.each([
    [['--ledger', 'ledger.csv', '--preset', 'bakery'], 'is not known; there are appointments'],
    [[], '--ledger is missing'],
    [['--ledger', 'nowhere.csv'], 'there is no such file'],
    [['--ledger', 'customers.csv'], 'needs a column with the date'],
    [['--ledger', 'ledger.csv', '--as-of', 'today'], 'is not a date'],
  ])(
    'with %j says one sentence, and nothing else',
    async (args, sentence) => {
      const { code, stdout, stderr } = await run(...args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr.trim()).toContain(sentence);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    },
    60_000,
  );
});

async function run(...args: string[]): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const env = { ...process.env, INIT_CWD: folder };
  const ended = promisify(execFile)(process.execPath, ['test/tools/report.mjs', ...args], { env });
  return ended.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}
