import { keepSecrets } from '@/utils/db/accounts';
import { pacesIn } from '@/utils/db/answers';
import type { Database } from '@/utils/db/schema';
import { millisOf } from '@/utils/domain/time';
import type { World } from '@/utils/sources/connect';
import { createLimiter } from '@/utils/sources/limits/limiter';
import { isPermitted } from './permission';

/** The world as the background reaches it: the browser's own fetch and permissions, and one limiter whose paces outlive the background. */
export function createWorld(database: () => Promise<Database>): World {
  const clock = {
    now: () => millisOf(new Date()),
    random: () => Math.random(),
    sleep: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
  };
  return {
    ...clock,
    fetch: (...request) => fetch(...request),
    limiter: createLimiter(pacesIn(database), clock),
    isPermitted,
    keepSecrets: async (account, secrets) => keepSecrets(await database(), account, secrets),
  };
}
