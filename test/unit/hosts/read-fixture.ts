import { readFileSync } from 'node:fs';
import type { Sighting } from '@/utils/domain/sighting';
import { sight } from '@/utils/hosts/sight';
import { recognise } from '@/utils/hosts/signs';
import { adapters } from './adapters';

/** What is seen on a page of our own writing under test/fixtures/pages, by the host that recognises it. */
export function readFixture(file: string, url: string): Sighting {
  const document = new DOMParser().parseFromString(readFileSync(`test/fixtures/pages/${file}.html`, 'utf8'), 'text/html');
  const page = { document, url: new URL(url) };
  return sight(page, adapters.get(recognise(page) ?? ''));
}
