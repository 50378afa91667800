/** A column of texts: all in one string, and where each ends. One long string is cloned many times faster than many short ones. */
export interface Texts {
  readonly text: string;
  readonly ends: Uint32Array<ArrayBuffer>;
}

export function packTexts(texts: readonly string[]): Texts {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (const [row, text] of texts.entries()) {
    end += text.length;
    ends[row] = end;
  }
  return { text: texts.join(''), ends };
}

export const textAt = ({ text, ends }: Texts, row: number): string => text.slice(row === 0 ? 0 : ends[row - 1], ends[row]);
