import type { Database } from '@/utils/db/schema';
import { addRule } from '@/utils/settings/rules';
import { RULES_FILE_MAX, readRulesFile, rulesFile } from '@/utils/settings/rules-file';
import type { Rule } from '@/utils/teaching/rule';

/** Saves what was taught as a file. */
export function saveRules(rules: readonly Rule[]): void {
  const url = URL.createObjectURL(new Blob([rulesFile(rules)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'regard-taught-pages.json';
  link.click();
  // Not at once: the browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Takes what another installation was taught; resolves with how many, rejects where the file holds none. */
export async function importRules(db: Database, file: File): Promise<number> {
  const rules = file.size > RULES_FILE_MAX ? undefined : readRulesFile(await file.text());
  if (!rules?.ok) throw new Error('not a file of taught pages');
  await addRule(db, ...rules.value);
  return rules.value.length;
}
