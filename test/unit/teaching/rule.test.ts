import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsPath, pathPatternOf } from '@/utils/teaching/path';
import { decodeLesson, decodeRule } from '@/utils/teaching/rule';

describe('the addresses that a rule holds for', () => {
  it.each([
    ['https://a.example/agent/tickets/4312', '/agent/tickets/*', 'https://a.example/agent/tickets/9', true],
    ['https://a.example/agent/tickets/4312', '/agent/tickets/*', 'https://a.example/agent/users/9', false],
    ['https://a.example/agent/tickets/4312', '/agent/tickets/*', 'https://a.example/agent/tickets', false],
    ['https://a.example/t/6f1c2d3e-aa00-4b', '/t/*', 'https://a.example/t/x', true],
    ['https://a.example/', '/', 'https://a.example/?id=5', true],
    ['https://a.example/#/inbox/FMfcgzGxSqk', '/#/inbox/FMfcgzGxSqk', 'https://a.example/#/inbox/other', false],
    ['https://a.example/#/inbox/FMfcgz123', '/#/inbox/*', 'https://a.example/#/inbox/x9', true],
    ['https://a.example/ticket.php?id=3', '/ticket.php', 'https://a.example/ticket.php?id=4', true],
  ])('%s gives %s', (taught, pattern, other, fits) => {
    expect(pathPatternOf(new URL(taught))).toBe(pattern);
    expect(fitsPath(pattern, new URL(taught))).toBe(true);
    expect(fitsPath(pattern, new URL(other))).toBe(fits);
  });

  it('are always those where it was taught', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 30 }), { maxLength: 6 }), fc.string({ maxLength: 40 }), (parts, hash) => {
        const url = new URL(`https://a.example/${parts.map(encodeURIComponent).join('/')}#${encodeURI(hash.toWellFormed())}`);
        return fitsPath(pathPatternOf(url), url);
      }),
    ));
});

const good = { path: '/t/*', selector: '[data-testid="to"] > dd', label: 'E-Mail', attribute: null };

describe('what comes from a page or a file', () => {
  it.each([
    [good, good],
    [
      { ...good, attribute: 'title', more: 1 },
      { ...good, attribute: 'title' },
    ],
    [{ ...good, attribute: 'onclick' }, undefined],
    [{ ...good, path: 't' }, undefined],
    [{ ...good, selector: '' }, undefined],
    [{ ...good, selector: '*' }, undefined],
    [{ ...good, selector: 'a, b' }, undefined],
    [{ ...good, selector: 'div:has(a:has(b))' }, undefined],
    [{ ...good, selector: `${'div > '.repeat(100)}a` }, undefined],
    [{ ...good, selector: '[data-x="a\\"] b"]' }, undefined],
    [{ ...good, label: 'x'.repeat(61) }, undefined],
    [null, undefined],
    ['text', undefined],
  ])('is a lesson or nothing: %j', (value, lesson) => expect(decodeLesson(value)).toEqual(lesson));

  it.each([
    [{ ...good, site: 'https://a.example/*', taughtAt: 5 }, true],
    [{ ...good, site: 'https://a.example/*', taughtAt: 'never' }, true],
    [{ ...good, site: 'javascript:1' }, false],
    [{ ...good }, false],
  ])('is a rule only with its site: %j', (value, isRule) => expect(decodeRule(value) !== undefined).toBe(isRule));

  it('takes no longer the longer it is', () => {
    const start = performance.now();
    for (const part of ['a ', '[a="\\22 ', '.a', ' > ', '[a=""', '#a:nth-of-type(1)'])
      decodeLesson({ ...good, selector: part.repeat(2000).slice(0, 400) });
    expect(performance.now() - start).toBeLessThan(100);
  });
});
