import type { Bytes } from './seal';

/** The bytes, smaller (DEFLATE). */
export const squeeze = (bytes: Bytes): Promise<Bytes> =>
  collected(bytes, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY).then(whole);

/** The bytes as they were; undefined where they are none that `squeeze` made, or more than `most`: a small file can blow up to a huge one. */
export async function unsqueeze(bytes: Bytes, most: number): Promise<Bytes | undefined> {
  try {
    return await collected(bytes, new DecompressionStream('deflate-raw'), most);
  } catch {
    // The stream fails with a TypeError where its input is broken.
    return undefined;
  }
}

async function collected(bytes: Bytes, through: CompressionStream | DecompressionStream, most: number): Promise<Bytes | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Blob([bytes]).stream().pipeThrough(through as ReadableWritablePair<Uint8Array, Uint8Array<ArrayBuffer>>);
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}

/** What has no limit is always whole. */
function whole(bytes: Bytes | undefined): Bytes {
  if (bytes === undefined) throw new Error('compressing stopped half-way');
  return bytes;
}
