import { err, ok, type Result } from '@/utils/domain/result';

type Step =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'element'; readonly index: number }
  | { readonly kind: 'each' };

/** A way into a JSON value: `$.data.items[*].name`, the part of JSONPath (RFC 9535) that needs no thinking. */
export type JsonPath = readonly Step[];

const STEP = /^(?:\.?([\p{L}_$@][\p{L}\p{N}_$@-]*)|\.?\['((?:[^'\\]|\\.)*)'\]|\.?\["((?:[^"\\]|\\.)*)"\]|\[(-?\d{1,9})\]|\.?\[?(\*)\]?)/u;

/** The path that `text` writes, with or without its `$`; or where it ceases to be one. Empty: the value itself. */
export function parseJsonPath(text: string): Result<JsonPath, { readonly at: number }> {
  const steps: Step[] = [];
  let rest = text.trim().replace(/^\$(?=$|[.[])/, '');
  while (rest !== '') {
    const [whole, word, single, double, index, each] = STEP.exec(rest) ?? [];
    if (whole === undefined) return err({ at: text.trim().length - rest.length });
    const name = word ?? (single ?? double)?.replace(/\\(.)/g, '$1');
    steps.push(name !== undefined ? { kind: 'member', name } : each ? { kind: 'each' } : { kind: 'element', index: Number(index) });
    rest = rest.slice(whole.length);
  }
  return ok(steps);
}

/** Everything that the path leads to, in order. What is not there is left out. */
export function allAt(path: JsonPath, value: unknown): readonly unknown[] {
  return path.reduce<readonly unknown[]>((values, step) => values.flatMap((each) => stepsInto(each, step)), [value]);
}

function stepsInto(value: unknown, step: Step): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  switch (step.kind) {
    case 'each':
      return Object.values(value);
    case 'element':
      return Array.isArray(value) ? value.slice(step.index).slice(0, 1) : [];
    case 'member':
      return !Array.isArray(value) && Object.hasOwn(value, step.name) ? [(value as Readonly<Record<string, unknown>>)[step.name]] : [];
  }
}
