import { expect, it } from 'vitest';
import type { Millis } from '@/utils/domain/time';
import type { CompetitorId } from '@/utils/domain/voice';
import { type Said, saidOften } from '@/utils/voice/said-often';

const acme = 'acme' as CompetitorId;
const said = (customer: number, kind: 'like' | 'dislike', about: Said['about'], text: string, at = customer): Said => ({
  ...{ customer, kind, about, text },
  at: at as Millis,
});

it('puts together what is said in much the same words, what most customers say first, us before competitors', () => {
  const sides = saidOften([
    said(1, 'like', acme, 'Delivers the next day'),
    said(1, 'like', 'us', 'Honest about delivery dates'),
    said(2, 'like', 'us', 'They are honest about dates of delivery'),
    said(2, 'like', 'us', 'honest about delivery dates', 1),
    said(3, 'like', 'us', 'Good coffee'),
    said(3, 'dislike', 'us', 'Nobody answers the phone'),
  ]);
  expect(sides).toEqual([
    {
      about: 'us',
      likes: [
        { text: 'They are honest about dates of delivery', customers: [2, 1] },
        { text: 'Good coffee', customers: [3] },
      ],
      dislikes: [{ text: 'Nobody answers the phone', customers: [3] }],
    },
    { about: acme, likes: [{ text: 'Delivers the next day', customers: [1] }], dislikes: [] },
  ]);
});

it('says nothing where nothing was said', () => {
  expect(saidOften([])).toEqual([]);
});
