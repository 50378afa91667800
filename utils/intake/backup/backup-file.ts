import { err, ok, type Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import { type Head, type HeadError, readHead, writeHead } from './head';
import { type Bytes, digestSeal, joined, newKeyDerivation, passphraseSeal, type Seal } from './seal';
import { squeeze, unsqueeze } from './squeeze';

/** Why a file is no backup that can be restored. A wrong passphrase and a first frame that was changed look alike. */
export type BackupError = HeadError | 'passphrase-needed' | 'wrong-passphrase' | 'damaged';

/** A backup of which every byte has been checked. */
export interface Backup {
  readonly head: Head;
  /** How many lines it holds. */
  readonly lines: number;
  /** The lines, in the order in which they were written; memory holds one frame. */
  read(): AsyncGenerator<string>;
}

export interface WriteOptions {
  readonly createdAt: Millis;
  readonly schema: number;
  /** Empty or absent: the file is not encrypted. */
  readonly passphrase?: string;
}

/** Characters of lines that go into one frame, and the most that one may hold: a longer line has a frame to itself. */
const FRAME = 1 << 20;
const FRAME_MAX = 1 << 28;

/**
 * A backup, piece by piece: its head, then frames of lines, each squeezed and sealed, with its length before it. The last frame says that it is
 * the last one. A line holds no line break.
 */
export async function* writeBackup(lines: AsyncIterable<string>, { passphrase = '', ...said }: WriteOptions): AsyncGenerator<Bytes> {
  const head: Head = { ...said, encryption: passphrase === '' ? null : newKeyDerivation() };
  const bytes = writeHead(head);
  const seal = await sealOf(head, bytes, passphrase);
  yield bytes;
  let index = 0;
  let waiting: string | undefined;
  for await (const text of framesOf(lines)) {
    if (waiting !== undefined) yield await frame(seal, waiting, index++, false);
    waiting = text;
  }
  yield await frame(seal, waiting ?? '', index, true);
}

/** Checks a backup from its first byte to its last one. */
export async function openBackup(file: Blob, passphrase = ''): Promise<Result<Backup, BackupError>> {
  const read = await readHead(file);
  if (!read.ok) return read;
  const { head, bytes } = read.value;
  if (head.encryption !== null && passphrase === '') return err('passphrase-needed');
  const seal = await sealOf(head, bytes, passphrase);
  let lines = 0;
  let isFirst = true;
  for await (const text of readFrames(file, bytes.length, seal)) {
    if (text === undefined) return err(isFirst && head.encryption !== null ? 'wrong-passphrase' : 'damaged');
    isFirst = false;
    lines += linesIn(text).length;
  }
  return ok({ head, lines, read: () => readLines(file, bytes.length, seal) });
}

const sealOf = (head: Head, bytes: Bytes, passphrase: string): Promise<Seal> | Seal =>
  head.encryption === null ? digestSeal(bytes) : passphraseSeal(bytes, passphrase, head.encryption);

async function* framesOf(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let text = '';
  for await (const line of lines) {
    text += `${line}\n`;
    if (text.length < FRAME) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

async function frame(seal: Seal, text: string, index: number, isLast: boolean): Promise<Bytes> {
  const sealed = await seal.close(await squeeze(new TextEncoder().encode(text)), { index, isLast });
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint32(0, sealed.length);
  return joined(length, sealed);
}

const LENGTH_BYTES = 4;

/** The frames' texts; undefined, and then no more, for the first that is not as it was written, or where the file ends too early or too late. */
async function* readFrames(file: Blob, start: number, seal: Seal): AsyncGenerator<string | undefined> {
  let at = start;
  for (let index = 0; at < file.size; index++) {
    const prefix = await file.slice(at, at + LENGTH_BYTES).arrayBuffer();
    const end = prefix.byteLength < LENGTH_BYTES ? Number.POSITIVE_INFINITY : at + LENGTH_BYTES + new DataView(prefix).getUint32(0);
    if (end > file.size || end - at > FRAME_MAX) break;
    const sealed = new Uint8Array(await file.slice(at + LENGTH_BYTES, end).arrayBuffer());
    const squeezed = await seal.open(sealed, { index, isLast: end === file.size });
    const payload = squeezed && (await unsqueeze(squeezed, FRAME_MAX));
    if (payload === undefined) break;
    yield new TextDecoder().decode(payload);
    if (end === file.size) return;
    at = end;
  }
  yield undefined;
}

async function* readLines(file: Blob, start: number, seal: Seal): AsyncGenerator<string> {
  for await (const text of readFrames(file, start, seal)) {
    // It was whole when it was opened: only a file that changed since can end here.
    if (text === undefined) throw new DOMException('The backup changed while it was read.', 'NotReadableError');
    yield* linesIn(text);
  }
}

const linesIn = (text: string): string[] => text.split('\n').slice(0, -1);
