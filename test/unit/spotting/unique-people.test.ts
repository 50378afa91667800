import { expect, it } from 'vitest';
import type { SeenRole } from '@/utils/domain/sighting';
import { personOf, uniquePeople } from '@/utils/spotting/person';

const seen = (...people: readonly [name: string, role: SeenRole][]) =>
  uniquePeople(people.flatMap(([name, role]) => personOf('ann@acme.example', name, role) ?? [])).map(({ name, role }) => [name, role]);

it.each<[string, [string, SeenRole][], [string, SeenRole]]>([
  [
    'the name that was missing',
    [
      ['', 'from'],
      ['Ann Lee', 'mentioned'],
    ],
    ['Ann Lee', 'from'],
  ],
  [
    'the weightier role with its name',
    [
      ['I cannot log in.', 'mentioned'],
      ['Ann Lee', 'requester'],
    ],
    ['Ann Lee', 'requester'],
  ],
  [
    'the weightier role, and the only name',
    [
      ['Ann Lee', 'mentioned'],
      ['', 'from'],
    ],
    ['Ann Lee', 'from'],
  ],
  [
    'the first of two alike',
    [
      ['Ann Lee', 'to'],
      ['Ann', 'to'],
    ],
    ['Ann Lee', 'to'],
  ],
])('a person who stands there twice has %s', (_, people, expected) => {
  expect(seen(...people)).toEqual([expected]);
});
