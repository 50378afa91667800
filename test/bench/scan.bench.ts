import { runInThisContext } from 'node:vm';
import { type Bench, interleave, type Line, line } from './bench';
import { bundleOf } from './bundle';
import { mails } from './mails';

type Scanners = typeof import('./scanners');

/** What many write by hand: lengths bounded, so that it stays linear. */
const BOUNDED = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}/gi;
/** By then all of them are compiled. */
const RUNS = 200;
const HOSTILE_RUNS = 5;
const MEGABYTE = 1 << 20;
/** The most that a megabyte may take, in milliseconds. */
const HOSTILE_MAX = 50;

const hostile: Readonly<Record<string, string>> = {
  'a…': 'a',
  'a.a.a.': 'a.',
  '@@@@': '@',
  'a@a@': 'a@',
  'a@a. a@a.': 'a@a. ',
  base64: 'aGVsbG8gd29ybGQhIQ+/',
  quotes: '"\'',
  brackets: '<([',
  addresses: 'ann@acme.example ',
};

export default {
  name: 'scan',
  async run() {
    const scanners = runInThisContext(`${await bundleOf(new URL('scanners.ts', import.meta.url), 'iife')}; bundle`) as Scanners;
    return [...inMails(scanners), ...onHostile(scanners)];
  },
} satisfies Bench;

function inMails({ LinkifyIt, anchorme, findAddresses, scan, visibleText }: Scanners): Line[] {
  const texts = mails(60);
  const each = (work: (text: string) => unknown) => () => texts.forEach(work);
  const links = new LinkifyIt();
  const fuzzy = new LinkifyIt({ fuzzyLink: true });
  const { addresses, everything, linkify, linkifyFuzzy, anchor, bounded, limit } = interleave(
    {
      addresses: each((text) => findAddresses(visibleText(text))),
      everything: each(scan),
      linkify: each((text) => links.match(text)),
      linkifyFuzzy: each((text) => fuzzy.match(text)),
      anchor: each((text) => anchorme.list(text)),
      bounded: each((text) => text.match(BOUNDED)),
      limit: each(countAts),
    },
    RUNS,
  );
  return [
    line('addresses in 60 mails; linkify-it default; goal ≥ 7 ×', RUNS, { ours: addresses, peer: linkify, limit }),
    line('addresses and bare domains in 60 mails; linkify-it with fuzzyLink; goal ≥ 15 ×', RUNS, {
      ours: everything,
      peer: linkifyFuzzy,
      limit,
    }),
    line('addresses and bare domains in 60 mails; anchorme', RUNS, { ours: everything, peer: anchor, limit }),
    line('addresses in 60 mails; bounded regular expression', RUNS, { ours: addresses, peer: bounded, limit }),
  ];
}

function countAts(text: string): number {
  let count = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) count++;
  return count;
}

function onHostile({ scan }: Scanners): Line[] {
  const texts = { ...repeated(), 'a@a.a.a.a.…': `a@${'a.'.repeat(MEGABYTE / 2)}` };
  return Object.entries(texts).map(([name, text]) => {
    const { ours } = interleave({ ours: () => scan(text) }, HOSTILE_RUNS);
    return line(`1 MB of ${name}; goal ≤ 1 × 50 ms`, HOSTILE_RUNS, { ours, limit: HOSTILE_MAX });
  });
}

const repeated = () =>
  Object.fromEntries(Object.entries(hostile).map(([name, part]) => [name, part.repeat(Math.ceil(MEGABYTE / part.length))]));
