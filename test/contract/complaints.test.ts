import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What people say of tools like this one, and the tests that would fail if it were true here: file and title. */
const answers: Readonly<Record<string, readonly (readonly [file: string, title: string])[]>> = {
  'one cannot see who takes half of the team’s time for a flat rate': [
    ['e2e/portfolio.spec.ts', 'shows of every customer what the books say, a company with its people'],
    ['e2e/stories.spec.ts', 'owner: which customers are truly profitable, where money is lost and why, and how far a goal is'],
  ],
  'sums over several currencies are wrong': [
    ['unit/domain/values.test.ts', 'never mixes currencies'],
    ['unit/economics/report.test.ts', 'are never added: without rates totals, ranks and curve are missing, each customer is not'],
    ['unit/economics/profit-and-loss.test.ts', 'a rate: every sum that needs it'],
  ],
  'two addresses make two customers, and a merge is for ever': [
    ['unit/db/merges.test.ts', 'is the exact inverse of merging, whatever was done in between'],
  ],
  'a wrong suggestion comes back': [
    ['unit/components/identity.test.tsx', 'suggests a merge with its reasons, and remembers that it is wrong'],
  ],
  'info@ shows whoever wrote from it first': [['unit/state/same-customer.test.ts', 'never makes a person of a shared mailbox']],
  'a capital letter breaks the match': [['unit/domain/values.test.ts', 'is the same once normalised']],
  'a provider of mailboxes, or we ourselves, became a company': [
    ['unit/identity/match.test.ts', 'providers that anybody uses'],
    ['unit/identity/match.test.ts', 'own addresses'],
    ['unit/state/panel.test.ts', 'leaves us out, and proposes a company for whom nobody knows'],
  ],
  'a forwarded mail shows the colleague': [['unit/spotting/rank.test.ts', 'whose mail a colleague forwarded']],
  'anybody can write any sender into a mail': [
    ['unit/state/cards.test.ts', 'keeps the money of a guess back until the card asks for it'],
    ['unit/state/panel.test.ts', 'does not repeat a name that claims another address'],
  ],
  'the mail program changed, and nothing is read any more': [
    ['unit/hosts/sight.test.ts', 'says so when the host finds nobody and the generic finder does'],
    ['unit/hosts/reader.test.ts', 'asks for the generic finder once an adapter found nobody for a while, not while the host still draws'],
  ],
  'it covers the page': [['e2e/marks.spec.ts', 'moves nothing of the page, and prints as before']],
  'it needs a mouse, and the focus gets lost': [
    ['e2e/quick-add.spec.ts', 'Escape closes and gives the page back; the draft is there for the same words'],
    ['e2e/marks.spec.ts', 'needs no mouse'],
  ],
  'typing became slow': [
    ['e2e/reading.spec.ts', 'takes nothing of what is being written'],
    ['e2e/marks.spec.ts', 'does nothing while nothing moves, nor while somebody types'],
  ],
  'after an update open pages are dead': [['e2e/handover.spec.ts', 'hands an open page over to the next version, without a reload']],
  'the browser threw the data away': [
    ['e2e/archive.spec.ts', 'a backup of one profile, restored on a new one: all there'],
    ['e2e/archive.spec.ts', 'reminds of a backup after thirty days, in the panel, and can be put off'],
    [
      'unit/intake/backup/round-trip.test.ts',
      'whatever is backed up is the same after it was restored into an empty database, with a passphrase or without',
    ],
  ],
  'of two people’s words one is lost': [['e2e/settle.spec.ts', 'a promise is noted, due on the right day and kept, by keyboard alone']],
  'the import dropped rows, and did not say why': [
    ['e2e/import.spec.ts', 'shows first what a file would do, then does it, once'],
    ['e2e/import.spec.ts', 'undoes an import exactly'],
    ['unit/intake/corrections.test.ts', 'the refused rows'],
  ],
  'it is too complicated for two people': [
    [
      'e2e/first-figure.spec.ts',
      'from the welcome page to the first profit figure of one’s own: ten clicks at most, no column mapped by hand',
    ],
  ],
  'somebody has to be erased, or wants a copy': [
    ['e2e/erase.spec.ts', 'one customer is exported and erased by keyboard alone, and no file brings them back unasked'],
  ],
  'it spies on those who read a mail': [
    ['e2e/network.spec.ts', 'sends nothing anywhere, from the first sample to the last note'],
    ['e2e/network.spec.ts', 'has no code in the page that could send anything'],
  ],
};

describe.each(Object.entries(answers))('nobody says that %s', (_, tests) => {
  it.each(tests)('%s: %s', (file, title) => {
    expect(readFileSync(`test/${file}`, 'utf8')).toContain(`'${title}'`);
  });
});
