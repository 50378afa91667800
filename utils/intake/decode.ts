/** How a file's bytes become text. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis'] as const;
export type Encoding = (typeof encodings)[number];

/** So many bytes tell what a file is. */
export const headOf = async (file: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await file.slice(0, 4096).arrayBuffer());

/**
 * The encoding of a file that begins with `head`: what its byte order mark says, else UTF-16 where every second byte of its beginning is nought, else UTF-8
 * where the whole of it is valid UTF-8, else Shift JIS where it is that and Japanese, else Windows-1252.
 */
export async function detectEncoding(file: Blob, head: Uint8Array): Promise<Encoding> {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const wide = wideOrder(head);
  if (wide !== undefined) return wide;
  if (await isValid(file, 'utf-8')) return 'utf-8';
  return (await isValid(file.slice(0, PIECE), 'shift_jis')) && isJapanese(new Uint8Array(await file.slice(0, PIECE).arrayBuffer()))
    ? 'shift_jis'
    : 'windows-1252';
}

/** The file's text piece by piece, without a byte order mark, its line ends as `\n`. Never more than a piece is in memory. */
export async function* textOf(file: Blob, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let isReturnPending = false;
  for await (const bytes of piecesOf(file)) {
    const text: string = (isReturnPending ? '\r' : '') + decoder.decode(bytes, { stream: true });
    // A line end may be cut between its two signs.
    isReturnPending = text.endsWith('\r');
    yield withPlainEnds(isReturnPending ? text.slice(0, -1) : text);
  }
  yield (isReturnPending ? '\n' : '') + decoder.decode();
}

/**
 * The file's bytes in small pieces, read as they are asked for. A stream comes from the browser's other process three times as fast as
 * slices do; what is made of a small piece is gone before the collector looks.
 */
export async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      for (let from = 0; from < read.value.length; from += PIECE) yield read.value.subarray(from, from + PIECE);
    }
  } finally {
    // Whoever stops early lets go of the rest.
    await reader.cancel();
  }
}

const PIECE = 256 * 1024;

const withPlainEnds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

/** Latin text in UTF-16 has a nought in nearly every second byte, and none in between; nothing else has. */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4) return undefined;
  const noughts: [even: number, odd: number] = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) noughts[index % 2 === 0 ? 0 : 1] += 1;
  const [even, odd] = noughts;
  const many = bytes.length / 5;
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : undefined;
}

/** Most of the lead bytes of Japanese text lie where Windows-1252 has rare signs. */
function isJapanese(bytes: Uint8Array): boolean {
  let rare = 0;
  let others = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const isLead = (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
    if (!isLead) continue;
    if (byte <= 0x9f) rare += 1;
    else others += 1;
    at += 1;
  }
  return rare > others;
}

function isAscii(bytes: Uint8Array): boolean {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteOffset % 4 === 0 ? bytes.length >> 2 : 0);
  let bits = 0;
  for (let at = 0; at < words.length; at += 1) bits |= words[at] ?? 0;
  for (let at = 4 * words.length; at < bytes.length; at += 1) bits |= bytes[at] ?? 0;
  return (bits & 0x80808080) === 0;
}

async function isValid(file: Blob, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    let isBetween = true;
    for await (const bytes of piecesOf(file)) {
      // All encodings that are told apart here have ASCII in common, and most pieces of most files hold nothing else.
      if (isBetween && isAscii(bytes)) continue;
      decoder.decode(bytes, { stream: true });
      isBetween = (bytes.at(-1) ?? 0) < 128;
    }
    // What a slice cuts off is no fault.
    if (encoding === 'utf-8') decoder.decode();
    return true;
  } catch (error) {
    // Only the decoder's own complaint is an answer; a file that cannot be read is not.
    if (error instanceof TypeError) return false;
    throw error;
  }
}
