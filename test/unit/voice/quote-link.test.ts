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
