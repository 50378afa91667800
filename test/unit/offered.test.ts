import { describe, expect, it } from 'vitest';
import { offered } from '@/entrypoints/quickadd/offered';
import type { Proposal } from '@/utils/state/note-proposals';
import { customerWith } from './customer';

const ann = customerWith('Ann Lee');
const proposed: Proposal = { kind: 'new', why: 'page', form: { name: 'Ines', address: 'ines@duarte.example', company: '' } };
const found = { state: 'found', query: 'ac', found: [{ customer: ann }] } as const;
const typed = (form: { name: string; address: string }) => ({ kind: 'new', form: { company: '', ...form } });

describe('who is offered', () => {
  it.each([
    ['before anything is typed: whom the page proposes', '', { state: 'idle' } as const, [proposed]],
    ['until there is an answer: nobody', 'ac', { state: 'looking' } as const, undefined],
    ['who was found, then who was typed', 'ac', found, [{ kind: 'known', customer: ann }, typed({ name: 'ac', address: '' })]],
    ['whoever was typed, where the search failed', 'ac', { state: 'failed', error: 1 } as const, [typed({ name: 'ac', address: '' })]],
  ])('%s', (_, query, state, expected) => expect(offered(query, state, [proposed])).toEqual(expected));

  it('takes an address for one', () => {
    expect(offered(' ines@duarte.example ', { state: 'failed', error: 1 }, [])).toEqual([
      typed({ name: '', address: 'ines@duarte.example' }),
    ]);
  });
});
