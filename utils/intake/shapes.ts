import type { Setting } from '@/utils/settings/setting';
import { parseChoices, type RememberedShape } from './choices';

/** What the user chose for files, by their shape; the last one first. */
export const fileShapes: Setting<readonly RememberedShape[]> = {
  key: 'fileShapes',
  fallback: [],
  parse: (stored) =>
    Array.isArray(stored)
      ? stored.flatMap((each: Partial<RememberedShape> | null) =>
          typeof each?.shape === 'string' ? { shape: each.shape, choices: parseChoices(each.choices) } : [],
        )
      : undefined,
};
