import type { Database } from '@/utils/db/schema';
import { decodeRule, isSamePlace, type Rule } from '@/utils/teaching/rule';
import { getSetting, type Setting, setSetting } from './setting';

/** More than anybody teaches; a file or a page cannot make it more. */
export const RULES_MAX = 500;

/** Where the sites that the user taught name the customer; newest first. */
export const taughtRules: Setting<readonly Rule[]> = {
  key: 'taughtRules',
  fallback: [],
  parse: (stored) => (Array.isArray(stored) ? stored.slice(0, RULES_MAX).flatMap((rule) => decodeRule(rule) ?? []) : undefined),
};

/** Keeps rules, the given ones first; each replaces an older one for the same place. Resolves once they are on disk. */
export async function addRule(db: Database, ...added: readonly Rule[]): Promise<void> {
  const kept = (await getSetting(db, taughtRules)).filter((rule) => !added.some((newer) => isSamePlace(newer, rule)));
  await setSetting(db, taughtRules, [...added, ...kept].slice(0, RULES_MAX));
}

export async function removeRule(db: Database, removed: Rule): Promise<void> {
  const rules = await getSetting(db, taughtRules);
  await setSetting(
    db,
    taughtRules,
    rules.filter((rule) => !isSamePlace(rule, removed)),
  );
}
