import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signedPerson } from '@/utils/spotting/signature';

const CYRILLIC_A = '\u0410';
const OVERRIDE = '\u202e';

describe('signedPerson', () => {
  it.each<[string, string, string[], string | undefined]>([
    ['an address under the name', 'Ann Lee', ['Hello,', 'it broke.', 'Ann Lee', 'Acme Tools', 'ann@acme.example'], 'ann@acme.example'],
    ['the name with a role behind it', 'Ann Lee', ['Ann Lee, Buyer', 'Mail: ann@acme.example'], 'ann@acme.example'],
    ['name and address on one line', 'Ann Lee', ['Bye', 'Ann Lee <ann@acme.example>'], 'ann@acme.example'],
    ['capitals and spaces as they come', 'ANN  LEE', ['Ann Lee', 'ann@acme.example'], 'ann@acme.example'],
    ['a name of another script', '森 愛子', ['森 愛子', 'mori@seiki.example'], 'mori@seiki.example'],
    ['no name at the end', 'Ann Lee', ['My name is Ann Lee.', 'ann@acme.example'], undefined],
    ['another name', 'Ann Lee', ['Bob Ray', 'bob@acme.example'], undefined],
    ['an address of another name below', 'Ann Lee', ['Ann Lee', 'Bob Ray <bob@acme.example>'], undefined],
    ['several addresses', 'Ann Lee', ['Ann Lee', 'ann@acme.example', 'ceo@rival.example'], undefined],
    ['only above the name', 'Ann Lee', ['ann@acme.example', 'Ann Lee'], undefined],
    ['in a quoted line', 'Ann Lee', ['Yes.', '> Ann Lee', '> ann@acme.example'], undefined],
    ['under a line that quotes', 'Ann Lee', ['Yes.', 'On Monday, Bob wrote:', 'Ann Lee', 'ann@acme.example'], undefined],
    ['in a forwarded mail', 'Ann Lee', ['See below.', 'From: Ann Lee <ann@acme.example>', 'Ann Lee', 'ann@acme.example'], undefined],
    ['below a rule', 'Ann Lee', ['Yes.', '-----Ursprüngliche Nachricht-----', 'Ann Lee', 'ann@acme.example'], undefined],
    ['a name that looks like it', 'Ann Lee', [`${CYRILLIC_A}nn Lee`, 'ann@acme.example'], undefined],
    ['a name that turns its letters around', `${OVERRIDE}Ann Lee`, ['Ann Lee', 'ann@acme.example'], undefined],
    ['a name that is an address', 'ann@acme.example', ['ann@acme.example', 'ann@acme.example'], undefined],
    ['a name of no letters', '—', ['—', 'ann@acme.example'], undefined],
  ])('reads %s', (_, name, lines, address) => {
    expect(signedPerson(lines, name)?.email).toBe(address);
  });

  it('says nothing of an address that is not in the text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3 }), fc.array(fc.string()), (name, lines) => {
        const person = signedPerson([...lines, name], name);
        return person === undefined || lines.concat(name).some((line) => line.toLowerCase().includes('@'));
      }),
    );
  });
});
