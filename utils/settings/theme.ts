import { isTheme, THEME, type Theme } from '@/utils/domain/theme';
import type { Setting } from './setting';

/** Whether our pages are light or dark. */
export const theme: Setting<Theme> = { key: THEME, fallback: 'system', parse: (stored) => (isTheme(stored) ? stored : undefined) };
