import type { CustomerId } from '@/utils/domain/customer';
import { type BackupLine, parseLine } from './lines';
import { goal, wallet } from './records';

/** What a backup holds, as today's Regard would have written it: goals and what customers spend in all once stood among the settings. */
export async function* todaysLines(texts: AsyncIterable<string>): AsyncGenerator<BackupLine> {
  const wallets = new Map<CustomerId, unknown>();
  for await (const text of texts) {
    const line = parseLine(text);
    if (line === undefined) continue;
    if (line.kind === 'setting' && line.key.startsWith(WALLET)) wallets.set(line.key.slice(WALLET.length) as CustomerId, line.value);
    else if (line.kind === 'setting' && line.key === 'goals') yield* goalsIn(line.value);
    else yield line.kind === 'customer' ? withWallet(line, wallets) : line;
  }
}

const WALLET = 'wallet:';

const goalsIn = (kept: unknown): BackupLine[] =>
  (Array.isArray(kept) ? kept : []).flatMap((each: unknown): BackupLine[] => {
    const decoded = goal(each);
    return decoded === undefined ? [] : [{ kind: 'goal', goal: decoded }];
  });

function withWallet(line: Extract<BackupLine, { kind: 'customer' }>, wallets: ReadonlyMap<CustomerId, unknown>): BackupLine {
  const { customer } = line.bundle;
  const kept = wallet(wallets.get(customer.id));
  return kept === undefined ? line : { ...line, bundle: { ...line.bundle, customer: { ...customer, wallet: kept } } };
}
