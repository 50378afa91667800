import { onChange } from '@/utils/db/changes';
import type { Database } from '@/utils/db/schema';
import type { Lock } from '@/utils/domain/lock';
import type { DecodedPolicy } from '@/utils/settings/policy/decode';
import { readWholePolicy } from '@/utils/settings/policy/kept';
import { locksIn, type Policy, type SwitchedOff } from '@/utils/settings/policy/policy';

/** Tells what an administrator decided: now, before anything is drawn, and whenever that changes. */
export async function followPolicy(db: Database, use: (decoded: DecodedPolicy) => void, stop: AbortSignal): Promise<void> {
  const look = async () => use(await readWholePolicy(db));
  onChange(({ kinds }) => {
    if (kinds.includes('setting')) void look();
  }, stop);
  await look();
}

/** What is locked under a policy, and who says so. */
export const locksUnder = (policy: Policy): { organisation?: string; locks: readonly Lock[]; off: readonly SwitchedOff[] } => ({
  ...(policy.organisation === undefined ? {} : { organisation: policy.organisation }),
  locks: locksIn(policy),
  off: policy.off,
});
