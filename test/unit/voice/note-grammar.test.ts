import { describe, expect, it } from 'vitest';
import type { CustomerId } from '@/utils/domain/customer';
import type { Millis } from '@/utils/domain/time';
import type { CompetitorId } from '@/utils/domain/voice';
import { type ParsedNote, parseNote, recordsOf } from '@/utils/voice/note-grammar';

describe('parseNote', () => {
  it.each<[string, ParsedNote]>([
    ['', { kind: 'empty' }],
    ['  \n', { kind: 'empty' }],
    ['Prefers to be called in the morning', { kind: 'note', text: 'Prefers to be called in the morning' }],
    ['need: spares before ten', { kind: 'voice', voice: 'need', about: null, text: 'spares before ten' }],
    ['Need:spares', { kind: 'voice', voice: 'need', about: null, text: 'spares' }],
    ['like Acme: next-day spares', { kind: 'voice', voice: 'like', about: 'Acme', text: 'next-day spares' }],
    ['dislike us: late invoices', { kind: 'voice', voice: 'dislike', about: null, text: 'late invoices' }],
    ['promise: call back by 2026-12-01', { kind: 'voice', voice: 'promise', about: null, text: 'call back', dueOn: '2026-12-01' as never }],
    ['promise: call back by 2026-13-01', { kind: 'voice', voice: 'promise', about: null, text: 'call back by 2026-13-01' }],
    ['call: wants a quote, 20 min', { kind: 'contact', channel: 'call', text: 'wants a quote', minutes: 20 }],
    ['meeting: at the fair', { kind: 'contact', channel: 'meeting', text: 'at the fair' }],
    ['need:', { kind: 'note', text: 'need:' }],
    ['They said: no', { kind: 'note', text: 'They said: no' }],
    ['need help: soon', { kind: 'note', text: 'need help: soon' }],
    ['https://acme.example/x', { kind: 'note', text: 'https://acme.example/x' }],
    ['<script>alert(1)</script>', { kind: 'note', text: '<script>alert(1)</script>' }],
  ])('%j', (text, parsed) => {
    expect(parseNote(text)).toEqual(parsed);
  });
});

describe('recordsOf', () => {
  const acme = { id: 'acme' as CompetitorId, name: 'Acme', aliases: ['Acme Tools'] };
  const context = { customerId: 'c' as CustomerId, at: 5 as Millis, author: 'mia@us.example', competitors: [acme] };
  const records = (text: string) => {
    const note = parseNote(text);
    if (note.kind === 'empty') throw new Error('an empty note becomes nothing');
    return recordsOf(note, context);
  };

  it('puts a call on the time line with its minutes', () => {
    expect(records('call: wants a quote, 20 min').interactions).toMatchObject([
      { channel: 'call', summary: 'wants a quote', minutes: 20, at: 5 },
    ]);
  });

  it('finds a competitor by an alias, and adds one that is new', () => {
    expect(records('like acme tools: fast').voices).toMatchObject([{ kind: 'like', about: 'acme' }]);
    const { voices, competitors } = records('like Zenith: cheap');
    expect(competitors).toMatchObject([{ name: 'Zenith' }]);
    expect(voices[0]?.about).toBe(competitors[0]?.id);
  });
});
