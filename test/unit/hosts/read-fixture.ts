import { readFileSync } from 'node:fs';
import type { Sighting } from '@/utils/domain/sighting';
import generic from '@/utils/hosts/generic';
import type { Page } from '@/utils/hosts/host';
import { hostAt } from '@/utils/hosts/named';
import { recognise } from '@/utils/hosts/shaped';
import { sight } from '@/utils/hosts/sight';
import { adapters } from './adapters';

/** What is seen on a page, by the host that recognises it and the generic finder behind. */
export function seenOn(page: Page): Sighting {
  const host = adapters.get(recognise(page, hostAt(page.url.href)) ?? '');
  return host ? sight(page, host, () => generic) : sight(page, generic);
}

/** What is seen on a page of our own writing under test/fixtures/pages. */
export function readFixture(file: string, url: string): Sighting {
  const document = new DOMParser().parseFromString(readFileSync(`test/fixtures/pages/${file}.html`, 'utf8'), 'text/html');
  return seenOn({ document, url: new URL(url) });
}
