/** One record on each line, or one array of records. */
export type JsonShape = 'lines' | 'array';

/** Cuts text that arrives in pieces into the texts of its records. */
export interface JsonCutter {
  /** The records that this piece finishes. */
  take(piece: string): string[];
  /** Characters of the record that is not finished. */
  pending(): number;
  /** What is left behind the last piece. */
  end(): string[];
}

export const cutJson = (shape: JsonShape): JsonCutter => (shape === 'lines' ? cutLines() : cutArray());

/** The shape of a file that begins with this text; undefined where that is no JSON of records. */
export function jsonShapeOf(beginning: string): JsonShape | undefined {
  if (/^\s*\[\s*(?:\{|\]|$)/.test(beginning)) return 'array';
  return /^\s*\{\s*(?:"|\}|$)/.test(beginning) ? 'lines' : undefined;
}

function cutLines(): JsonCutter {
  let rest = '';
  return {
    take(piece) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      return lines;
    },
    pending: () => rest.length,
    end: () => (rest.trim() === '' ? [] : [rest]),
  };
}

/** Elements end at a comma outside of strings and brackets, or at the array's own bracket. */
function cutArray(): JsonCutter {
  const parts: string[] = [];
  let length = 0;
  let depth = 0;
  let isInString = false;
  let held = '';
  let isDone = false;
  const keep = (text: string) => {
    if (text === '') return;
    parts.push(text);
    length += text.length;
  };
  const finished = () => {
    const text = parts.join('');
    parts.length = 0;
    length = 0;
    return text;
  };
  return {
    take(piece) {
      const records: string[] = [];
      let from = 0;
      const whole = held + piece;
      // A backslash and what it escapes may be cut apart: it waits for the next piece.
      held = /(?:^|[^\\])(?:\\\\)*\\$/.test(whole.slice(-64)) ? '\\' : '';
      const text = held === '' ? whole : whole.slice(0, -1);
      SIGNS.lastIndex = 0;
      for (let found = SIGNS.exec(text); found !== null && !isDone; found = SIGNS.exec(text)) {
        const [sign] = found;
        const at = found.index;
        if (sign === '"') isInString = !isInString;
        else if (isInString || sign.startsWith('\\')) continue;
        else if (sign === '{' || sign === '[') {
          depth += 1;
          if (depth === 1) from = at + 1;
        } else if (sign === ',' && depth === 1) {
          keep(text.slice(from, at));
          records.push(finished());
          from = at + 1;
        } else if (sign === '}' || sign === ']') {
          depth -= 1;
          if (depth > 0) continue;
          keep(text.slice(from, at));
          const last = finished();
          if (last.trim() !== '') records.push(last);
          isDone = true;
        }
      }
      if (!isDone) keep(text.slice(from));
      return records;
    },
    pending: () => length,
    // Text behind an array that was never closed: a record that is cut off.
    end: () => (isDone || parts.join('').trim() === '' ? [] : [finished()]),
  };
}

const SIGNS = /\\[\s\S]|["{}[\],]/g;
