/** How a file's bytes become text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The encoding of a file: what its byte order mark says, else UTF-8 where the whole of it is valid UTF-8, else Windows-1252. */
export async function detectEncoding(file: Blob): Promise<Encoding> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return (await isUtf8(file)) ? 'utf-8' : 'windows-1252';
}

/** The file's text piece by piece, without a byte order mark, its line ends as `\n`. Never more than a piece is in memory. */
export async function* textOf(file: Blob, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let isReturnPending = false;
  for await (const bytes of piecesOf(file)) {
    const text: string = (isReturnPending ? '\r' : '') + decoder.decode(bytes, { stream: true });
    // A line end may be cut between its two signs.
    isReturnPending = text.endsWith('\r');
    yield (isReturnPending ? text.slice(0, -1) : text).replace(/\r\n?/g, '\n');
  }
  yield (isReturnPending ? '\n' : '') + decoder.decode();
}

/** Slices rather than a stream: a slice is read when it is asked for, in browsers and Node alike. */
export async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += PIECE) yield new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
}

const PIECE = 512 * 1024;

async function isUtf8(file: Blob): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of piecesOf(file)) decoder.decode(bytes, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    // Only the decoder's own complaint is an answer; a file that cannot be read is not.
    if (error instanceof TypeError) return false;
    throw error;
  }
}
