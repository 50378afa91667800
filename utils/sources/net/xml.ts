import type * as v from 'valibot';
import { err, type Result } from '@/utils/domain/result';
import type { Failure } from '../failure';
import { decoded } from './decode';

/** Elements that may come more than once, and are lists even where they come once. */
const LISTS: readonly string[] = ['response', 'propstat', 'href'];

/**
 * The same of XML text, as plain objects: a member for each element by its local name, text where it holds nothing else. Attributes and
 * the prefixes of namespaces are left out. The reader loads with the first answer: few connect a system that speaks XML.
 */
export async function decodedXml<Out>(schema: v.GenericSchema<unknown, Out>, text: string): Promise<Result<Out, Failure>> {
  // No protocol here has one, and entities of an answer's own can be made to grow without end.
  if (/<!DOCTYPE/i.test(text)) return err({ kind: 'changed', where: '' });
  const { XMLParser } = await import('fast-xml-parser');
  const reader = new XMLParser({
    removeNSPrefix: true,
    ignoreAttributes: true,
    parseTagValue: false,
    trimValues: false,
    // Else numeric ones stay as they are written; servers write the ends of a vCard's lines so.
    htmlEntities: true,
    isArray: (name) => LISTS.includes(name),
  });
  let value: unknown;
  try {
    value = reader.parse(text);
  } catch {
    // Not XML, as the page of a proxy in between; or nested so deeply that nothing can follow it.
    return err({ kind: 'changed', where: '' });
  }
  return decoded(schema, value);
}

/** A text as the content of an element; control characters, which XML cannot hold, are left out. */
export const escapedXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/(?![\t\n\r])\p{Cc}/gu, '');
