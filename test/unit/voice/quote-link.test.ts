import { expect, it } from 'vitest';
import { quoteLink, textDirective } from '@/utils/voice/quote-link';

const long = 'we lose the whole morning otherwise, and then the boats are not ready when the regatta begins in May';

it.each([
  ['https://desk.example/1', 'next day', 'https://desk.example/1#:~:text=next%20day'],
  ['https://desk.example/1#m4', 'next day', 'https://desk.example/1#m4:~:text=next%20day'],
  ['https://mail.example/#inbox/a', 'next-day, & cheap', 'https://mail.example/#inbox/a:~:text=next%2Dday%2C%20%26%20cheap'],
  ['https://desk.example/1#:~:text=old', 'new', 'https://desk.example/1#:~:text=new'],
  ['https://desk.example/1', ' “next\n  day …” ', 'https://desk.example/1#:~:text=next%20day'],
  ['https://desk.example/1', '…', 'https://desk.example/1'],
  ['https://desk.example/1', undefined, 'https://desk.example/1'],
  ['https://desk.example/1', long, 'https://desk.example/1#:~:text=we%20lose%20the%20whole%20morning,the%20regatta%20begins%20in%20May'],
  ['javascript:alert(1)', 'x', undefined],
  ['not an address', 'x', undefined],
])('%s with %j', (url, quote, expected) => expect(quoteLink(url, quote, true)).toBe(expected));

it('leaves the address alone where the browser would show the page its fragment', () => {
  expect(quoteLink('https://mail.example/#inbox', 'x', false)).toBe('https://mail.example/#inbox');
});

it('takes broken characters', () => expect(textDirective('\ud800 x')).toBe('text=%EF%BF%BD%20x'));

it.each([
  [
    'what stands around',
    'next day',
    { prefix: 'spares the ', suffix: ', please' },
    'text=spares%20the-,next%20day,-%2C%20please&text=next%20day',
  ],
  ['one side alone', 'next day', { prefix: 'spares the ', suffix: '' }, 'text=spares%20the-,next%20day&text=next%20day'],
  ['four words of it', 'day', { prefix: 'a b c d e f ', suffix: '' }, 'text=c%20d%20e%20f-,day&text=day'],
  ['the paragraph beside it', 'day', { prefix: 'Hello\nthe next\n', suffix: '\nBye\nfor now' }, 'text=the%20next-,day,-Bye&text=day'],
  [
    'the rest of a word that was selected in part',
    'ext da',
    { prefix: 'the n', suffix: 'y, please' },
    'text=the-,next%20day,-%2C%20please&text=next%20day',
  ],
  ['its quotation marks', '“day”', { prefix: 'the next', suffix: '' }, 'text=the%20next-,%E2%80%9Cday%E2%80%9D&text=day'],
  ['nothing that is not there', 'day', { prefix: '', suffix: ' ' }, 'text=day'],
])('names %s', (_, quote, place, expected) => expect(textDirective(quote, place)).toBe(expected));
