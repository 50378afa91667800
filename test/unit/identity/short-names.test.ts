import { describe, expect, it } from 'vitest';
import type { Email } from '@/utils/domain/email';
import { shortNames } from '@/utils/identity/short-names';

const named = (...people: readonly (readonly [name: string, email: string])[]) =>
  shortNames(people.map(([name, email]) => ({ name, email: email as Email })));

describe('short names tell the people of a conversation apart', () => {
  it.each([
    ['a first name', [['Ada Ito', 'ada@ito.example']], ['Ada']],
    ['what stands before the @, where there is no name', [['', 'sales@ito.example']], ['sales@']],
    [
      'the whole name, where two have the same first one',
      [
        ['Ada Ito', 'ada@ito.example'],
        ['Ada Lee', 'ada@lee.example'],
        ['Bo Ek', 'bo@ek.example'],
      ],
      ['Ada Ito', 'Ada Lee', 'Bo'],
    ],
    [
      'the address, where two have the same name',
      [
        ['Ada Ito', 'ada@ito.example'],
        ['Ada Ito', 'a.ito@home.example'],
      ],
      ['ada@ito.example', 'a.ito@home.example'],
    ],
    [
      'the address, where two that have no name begin alike',
      [
        ['', 'info@ito.example'],
        ['', 'info@ek.example'],
      ],
      ['info@ito.example', 'info@ek.example'],
    ],
    [
      'first names whatever their case',
      [
        ['ada ito', 'ada@ito.example'],
        ['Ada Lee', 'a@lee.example'],
      ],
      ['ada ito', 'Ada Lee'],
    ],
  ] as const)('%s', (_, people, expected) => {
    expect(named(...people)).toEqual(expected);
  });
});
