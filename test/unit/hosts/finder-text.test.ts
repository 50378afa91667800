import { describe, expect, it } from 'vitest';
import { isName } from '@/utils/hosts/finder/text';

describe('isName', () => {
  it.each([
    'Ann Lee',
    'Piet de Vries',
    'Jeanne d’Arc',
    'Ludwig van Beethoven',
    'Hale, Tom',
    'J. R. Smith-Jones',
    'Иван Петров',
    '林 健太',
    '김민준',
  ])('takes %s', (text) => {
    expect(isName(text)).toBe(true);
  });

  it.each(['Please tell', 'Ask our dealer', 'Contact information', 'Saw does not start', 'Sales', 'ann lee', 'Ann Lee <ann@x.example>'])(
    'takes no %s',
    (text) => {
      expect(isName(text)).toBe(false);
    },
  );
});
