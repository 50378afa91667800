import { describe, expect, it } from 'vitest';
import type { CustomerId, ImportId } from '@/utils/domain/customer';
import type { Millis } from '@/utils/domain/time';
import type { CompetitorId } from '@/utils/domain/voice';
import { openTable } from '@/utils/intake/open-table';
import { createFactParser, type FactTableKind, type ParsedFact } from '@/utils/intake/parse-facts';
import { competitorIn, placeInteraction, placeOpportunity, placeVoice } from '@/utils/intake/place-fact';
import type { Reason } from '@/utils/intake/refusal';
import { understand } from '@/utils/intake/survey';
import { csv, EUR, isShared } from './files';

const making = { importId: 'i' as ImportId, now: 0 as Millis };
const customerId = 'c' as CustomerId;

describe('opportunity rows', () => {
  const header = 'deal name,company,amount,currency,stage,probability,lost reason,competitor,created,close date';

  it.each([
    ['Closed won', 'won'],
    ['gewonnen', 'won'],
    ['失注', 'lost'],
    ['Perdida', 'lost'],
    ['Proposal sent', 'open'],
    ['', 'open'],
  ])('%s is %s', async (stage, expected) => {
    const [row] = await facts('opportunities', header, `Saw,Acme,"1,200.50",GBP,${stage},40 %,,,2026-01-02,2026-03-01`);
    expect(parsedOf(row).row).toMatchObject({ stage: expected, minor: 120_050, probability: 0.4 });
  });

  it('make up no probability and no day of closing', async () => {
    const [row] = await facts('opportunities', header, 'Saw,Acme,5,GBP,Demo,,,,2026-01-02,');
    expect(Object.keys(parsedOf(row).row)).not.toContain('probability');
    expect(Object.keys(parsedOf(row).row)).not.toContain('closesOn');
  });

  it.each([
    ['Saw,Acme,,GBP,won,,,,2026-01-02,', { kind: 'empty', column: 'amount' }],
    ['Saw,Acme,5,GBP,won,,,,,', { kind: 'empty', column: 'created' }],
    ['Saw,Acme,5,GBP,won,likely,,,2026-01-02,', { kind: 'not-a-number', column: 'probability', text: 'likely' }],
    ['Saw,,5,GBP,won,,,,2026-01-02,', { kind: 'nobody' }],
  ] satisfies [string, Reason][])('refuse %s', async (line, reason) => {
    expect(await facts('opportunities', header, line)).toEqual([{ ok: false, error: { row: 2, reason } }]);
  });

  it('placed again change nothing; a later stage changes the record and keeps its id', async () => {
    const [open] = await facts('opportunities', header, 'Saw,Acme,5,GBP,Demo,,,Brook,2026-01-02,2026-03-01');
    const [lost] = await facts('opportunities', header, 'Saw,Acme,5,GBP,lost,,too slow,Brook,2026-01-02,2026-03-01');
    const [first, later] = [opportunity(open), opportunity(lost)];
    expect(competitorIn(first)).toBe('Brook');
    const parties = { customerId, competitorId: 'k' as CompetitorId };
    const made = placeOpportunity(first, parties, undefined, making);
    expect(made).toMatchObject({ outcome: 'added', after: { title: 'Saw', competitorId: 'k', importId: 'i', revision: 1 } });
    expect(placeOpportunity(first, parties, made.after, making).outcome).toBe('unchanged');
    expect(later.sourceKey).toBe(first.sourceKey);
    const changed = placeOpportunity(later, parties, made.after, making);
    expect(changed).toMatchObject({
      outcome: 'changed',
      before: made.after,
      after: { id: made.after.id, stage: 'lost', reason: 'too slow', revision: 2 },
    });
  });
});

describe('interaction rows', () => {
  const header = 'id,customer,date,channel,team,agent,direction,subject,minutes,status,url';

  it.each([
    ['2026-03-05T10:15:00Z', Date.UTC(2026, 2, 5, 10, 15)],
    ['2026-03-05 10:15:30 +0200', Date.UTC(2026, 2, 5, 8, 15, 30)],
    ['05.03.2026 10:15', new Date(2026, 2, 5, 10, 15).getTime()],
    ['3/25/2026 2:05 PM', new Date(2026, 2, 25, 14, 5).getTime()],
    ['2026年3月5日 10:15', new Date(2026, 2, 5, 10, 15).getTime()],
    ['2026-03-05', Date.UTC(2026, 2, 5, 12)],
  ])('happened at %s', async (written, at) => {
    const [row] = await facts('interactions', header, `T1,Acme,${written},call,,,in,Hello,,,`);
    expect(parsedOf(row).row).toMatchObject({ at });
  });

  it.each([
    ['12', 12],
    ['1:30', 90],
    ['00:12:30', 12.5],
    ['20 min', 20],
    ['1 h 30 min', 90],
    ['15分', 15],
  ])('took %s', async (written, minutes) => {
    const [row] = await facts('interactions', header, `T1,Acme,2026-03-05,call,,,in,Hello,${written},,`);
    expect(parsedOf(row).row).toMatchObject({ minutes });
  });

  it('know channels, teams and directions by their words, and only web addresses for links', async () => {
    const rows = await facts(
      'interactions',
      header,
      'T1,Acme,2026-03-05,Anruf,Vertrieb,Jo,ausgehend,Angebot,,erledigt,javascript:alert(1)',
      'T2,Acme,2026-03-05,ticket,,,,Broken,,open,https://tickets.example/2',
      'T3,Acme,2026-03-05,pigeon,,,,,,,',
    );
    expect(parsedOf(rows[0]).row).toMatchObject({ channel: 'call', team: 'sales', by: 'Jo', direction: 'out', status: 'done' });
    expect(Object.keys(parsedOf(rows[0]).row)).not.toContain('url');
    expect(parsedOf(rows[1]).row).toMatchObject({
      channel: 'ticket',
      team: 'support',
      direction: 'in',
      status: 'open',
      url: 'https://tickets.example/2',
    });
    expect(rows[2]).toEqual({ ok: false, error: { row: 4, reason: { kind: 'unknown-kind', column: 'channel', text: 'pigeon' } } });
  });

  it('are placed once', async () => {
    const [row] = await facts('interactions', header, 'T1,Acme,2026-03-05,call,,,in,Hello,5,,');
    const fact = parsedOf(row);
    if (fact.kind !== 'interaction') throw new Error(fact.kind);
    const made = placeInteraction(fact, { customerId }, undefined, making);
    expect(made.after).toMatchObject({ sourceKey: 'interaction:T1', minutes: 5, customerId, revision: 1 });
    expect(placeInteraction(fact, { customerId }, made.after, making).outcome).toBe('unchanged');
  });
});

describe('voice rows', () => {
  const header = 'customer,kind,text,about,quote,date,noted by,state,due,price';

  it.each([
    ['Wunsch', 'need'],
    ['like', 'like'],
    ['苦情', 'complaint'],
    ['Zusage', 'promise'],
    ['', 'need'],
  ])('of kind %s are a %s', async (word, kind) => {
    const [row] = await facts('voices', header, `Acme,${word},spares,us,,2026-03-05,Jo,,,`);
    expect(parsedOf(row).row).toMatchObject({ kind, about: 'us', author: 'Jo', text: 'spares' });
  });

  it('about a competitor name them; a price has its currency', async () => {
    const [row] = await facts('voices', header, 'Acme,price,per visit,Brook,,2026-03-05,Jo,,,80 EUR');
    const fact = parsedOf(row);
    if (fact.kind !== 'voice') throw new Error(fact.kind);
    expect(competitorIn(fact)).toBe('Brook');
    expect(fact.row).toMatchObject({ minor: 8000, currency: 'EUR' });
    expect(() => placeVoice(fact, { customerId }, undefined, making)).toThrow('competitor');
  });

  it('keep the state that somebody gave them where the file has none', async () => {
    const [row] = await facts('voices', 'customer,kind,text,about,date', 'Acme,need,spares,us,2026-03-05');
    const fact = parsedOf(row);
    if (fact.kind !== 'voice') throw new Error(fact.kind);
    const { after } = placeVoice(fact, { customerId }, undefined, making);
    expect(after.state).toBe('open');
    expect(placeVoice(fact, { customerId }, { ...after, state: 'met' }, making).outcome).toBe('unchanged');
  });

  it('that are equal all count, and are the same at the next import', async () => {
    const lines = ['Acme,need,spares,us,,2026-03-05,Jo,,,', 'Acme,need,spares,us,,2026-03-05,Jo,,,'];
    const keys = (await facts('voices', header, ...lines)).map((row) => parsedOf(row).sourceKey);
    expect(new Set(keys).size).toBe(2);
    expect((await facts('voices', header, ...lines)).map((row) => parsedOf(row).sourceKey)).toEqual(keys);
  });
});

async function facts(kind: FactTableKind, ...lines: string[]) {
  const table = await openTable(csv(...lines));
  const understood = table.ok ? await understand(table.value, { kind }, { currency: EUR }) : table;
  if (!understood.ok || understood.value.survey === undefined) throw new Error(JSON.stringify(understood));
  const { dialect, table: rows } = understood.value.survey;
  const { columns } = dialect;
  if (columns.kind === 'customers' || columns.kind === 'ledger') throw new Error(columns.kind);
  const parse = createFactParser({ ...dialect, columns }, isShared);
  const read = [];
  for await (const batch of rows.rows()) if (batch.ok) read.push(...batch.value.map(parse));
  return read;
}

function parsedOf(row: Awaited<ReturnType<typeof facts>>[number] | undefined): ParsedFact {
  if (!row?.ok) throw new Error(JSON.stringify(row));
  const { sourceKey, ...fact } = row.value;
  if (sourceKey === undefined) throw new Error('the same row again');
  return { ...fact, sourceKey };
}

function opportunity(row: Awaited<ReturnType<typeof facts>>[number] | undefined): Extract<ParsedFact, { kind: 'opportunity' }> {
  const fact = parsedOf(row);
  if (fact.kind !== 'opportunity') throw new Error(fact.kind);
  return fact;
}
