import { err, ok, type Result } from '@/utils/domain/result';
import { decodeRule, type Rule } from '@/utils/teaching/rule';
import { RULES_MAX } from './rules';

/** Larger than any file of ours can be. */
export const RULES_FILE_MAX = 1_000_000;

/** Rules as a file that another installation can take. */
export const rulesFile = (rules: readonly Rule[]): string => `${JSON.stringify({ regard: 'taught-pages', version: 1, rules }, null, 2)}\n`;

/** The rules of such a file, every one checked; those that are none are left out. */
export function readRulesFile(text: string): Result<readonly Rule[], 'notRules'> {
  if (text.length > RULES_FILE_MAX) return err('notRules');
  const value = parsed(text);
  const listed = typeof value === 'object' && value !== null && 'regard' in value && 'rules' in value ? value.rules : undefined;
  const rules = Array.isArray(listed) ? listed.slice(0, RULES_MAX).flatMap((rule) => decodeRule(rule) ?? []) : [];
  return rules.length === 0 ? err('notRules') : ok(rules);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON, so not one of ours.
    return undefined;
  }
}
