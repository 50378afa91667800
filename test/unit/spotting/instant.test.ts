import { describe, expect, it } from 'vitest';
import { instantIn } from '@/utils/spotting/instant';

describe('instantIn', () => {
  it.each([
    '2026-11-20T10:02:00Z',
    '2026-11-20T10:02:00.000Z',
    '2026-11-20 11:02+01:00',
    '2026-11-20T11:02:00+0100',
    'Fri, 20 Nov 2026 11:02:00 +0100',
    '20 Nov 2026 10:02 GMT',
  ])('reads %s', (text) => {
    expect(instantIn(text)).toBe(Date.UTC(2026, 10, 20, 10, 2));
  });

  it.each([
    '2026-11-20',
    '2026-11-20T10:02',
    '11/12/2026 10:02 AM',
    'Fri Nov 20 10:02:11 2026',
    'Fri, Nov 20, 2026, 10:02 AM',
    '2026-13-40T10:02:00Z',
    '1795168920000',
    'Thursday',
    '',
  ])('leaves open what %s means', (text) => {
    expect(instantIn(text)).toBeUndefined();
  });
});
