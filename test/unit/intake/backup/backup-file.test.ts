import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Millis } from '@/utils/domain/time';
import { type Backup, openBackup, writeBackup } from '@/utils/intake/backup/backup-file';

const said = { createdAt: 1_790_000_000_000 as Millis, schema: 2 };

async function written(lines: readonly string[], passphrase?: string): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const given = (async function* () {
    yield* lines;
  })();
  for await (const part of writeBackup(given, { ...said, ...(passphrase === undefined ? {} : { passphrase }) })) parts.push(part);
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function linesOf(backup: Backup): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of backup.read()) lines.push(line);
  return lines;
}

const lines = ['{"name":"Ann Lee"}', '{"name":"Müller, \\n & Söhne"}', '', '{"🙂":1}'];

describe('a backup', () => {
  it.each([
    ['without a passphrase', undefined],
    ['with one', 'korrekt Pferd ß'],
  ])('%s gives back what was written', async (_, passphrase) => {
    const opened = await openBackup(new Blob([await written(lines, passphrase)]), passphrase);
    if (!opened.ok) throw new Error(opened.error);
    expect(opened.value.head).toMatchObject(said);
    expect(opened.value.lines).toBe(4);
    expect(await linesOf(opened.value)).toEqual(lines);
  });

  it('of nothing is a backup too', async () => {
    const opened = await openBackup(new Blob([await written([])]));
    expect(opened.ok && (await linesOf(opened.value))).toEqual([]);
  });

  it('of several frames keeps their order', async () => {
    const many = Array.from({ length: 5 }, (_, index) => `${index}${'x'.repeat(600_000)}`);
    const opened = await openBackup(new Blob([await written(many)]));
    expect(opened.ok && (await linesOf(opened.value))).toEqual(many);
  });

  it('with a passphrase shows nothing of what it holds, and never the same bytes twice', async () => {
    const [one, two] = [await written(lines, 'secret'), await written(lines, 'secret')];
    expect(new TextDecoder().decode(one)).not.toContain('Ann');
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
  });
});

describe('a file is refused', () => {
  it.each([
    ['that is none', 'name,email\nAnn,ann@acme.example\n', undefined, 'not-a-backup'],
    ['that is empty', '', undefined, 'not-a-backup'],
    ['of a later version', 'REGARD BACKUP 2\n{}\n', undefined, 'newer'],
    ['of a later database', 'REGARD BACKUP 1\n{"createdAt":1,"schema":999,"encryption":null}\n', undefined, 'newer'],
    ['with a head that is none', 'REGARD BACKUP 1\n[1]\n', undefined, 'not-a-backup'],
    [
      'that would keep the machine busy for hours',
      'REGARD BACKUP 1\n{"createdAt":1,"schema":2,"encryption":{"kdf":"PBKDF2-SHA-256","iterations":1e12,"salt":"AAAAAAAAAAAAAAAAAAAAAA=="}}\n',
      'x',
      'not-a-backup',
    ],
    ['that ends behind its head', 'REGARD BACKUP 1\n{"createdAt":1,"schema":2,"encryption":null}\n', undefined, 'damaged'],
  ])('%s', async (_, text, passphrase, error) => {
    expect(await openBackup(new Blob([text]), passphrase)).toEqual({ ok: false, error });
  });

  it('without its passphrase, or with another', async () => {
    const file = new Blob([await written(lines, 'secret')]);
    expect(await openBackup(file)).toEqual({ ok: false, error: 'passphrase-needed' });
    expect(await openBackup(file, 'Secret')).toEqual({ ok: false, error: 'wrong-passphrase' });
  });

  it('with any byte changed, cut off or added', async () => {
    const whole = await written(['{"name":"Ann Lee"}', '{"name":"Bob"}']);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = whole.slice();
        changed[at] = (changed[at] ?? 0) ^ by;
        expect((await openBackup(new Blob([changed]))).ok).toBe(false);
        expect((await openBackup(new Blob([whole.slice(0, at)]))).ok).toBe(false);
        expect((await openBackup(new Blob([whole, whole.slice(0, at + 1)]))).ok).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('with its frames in another order', async () => {
    const part = (letter: string) => letter.repeat(1_100_000);
    const whole = Buffer.from(await written([part('a'), part('b'), part('c')]));
    const head = whole.indexOf('\n', whole.indexOf('\n') + 1) + 1;
    const second = head + 4 + whole.readUInt32BE(head);
    const third = second + 4 + whole.readUInt32BE(second);
    const swapped = Buffer.concat([
      whole.subarray(0, head),
      whole.subarray(second, third),
      whole.subarray(head, second),
      whole.subarray(third),
    ]);
    expect(await openBackup(new Blob([swapped]))).toEqual({ ok: false, error: 'damaged' });
  });
});
