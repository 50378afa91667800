/** Gathers a file piece by piece. What a blob holds may leave memory, so that a file of any size takes little of it. */
export interface BlobWriter {
  write(piece: string | Uint8Array<ArrayBuffer>): void;
  /** All that was written. */
  blob(type: string): Blob;
}

/** Characters or bytes that wait in memory. */
const PIECE = 1 << 20;

export function createBlobWriter(): BlobWriter {
  const pieces: Blob[] = [];
  let waiting: (string | Uint8Array<ArrayBuffer>)[] = [];
  let length = 0;
  const put = () => {
    pieces.push(new Blob(waiting));
    waiting = [];
    length = 0;
  };
  return {
    write(piece) {
      waiting.push(piece);
      length += piece.length;
      if (length >= PIECE) put();
    },
    blob(type) {
      put();
      return new Blob(pieces, { type });
    },
  };
}
