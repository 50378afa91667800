import { expect, it } from 'vitest';
import { i18n } from '#i18n';

it('reads messages from the default locale', () => {
  expect(i18n.t('extensionName')).toBe('Regard');
});
