import type { IDBPTransaction } from 'idb';
import type { Migration } from './index';

type Upgrading = IDBPTransaction<unknown, string[], 'versionchange'>;

/** Goals, and what customers spend in all, stood among the settings, where no team could share them. */
export const goalsAndWallets: Migration = async (db, transaction) => {
  const goals = db.createObjectStore('goals', { keyPath: 'id' });
  const settings = transaction.objectStore('settings');
  const kept: unknown = await settings.get('goals');
  for (const goal of Array.isArray(kept) ? (kept as unknown[]) : []) if (isNamed(goal)) await goals.put(goal);
  const range = IDBKeyRange.bound('wallet:', 'wallet;');
  const [keys, values] = [await settings.getAllKeys(range), (await settings.getAll(range)) as unknown[]];
  await addWallets(transaction, new Map(keys.map((key, index) => [String(key).slice('wallet:'.length), values[index]])));
  await Promise.all([settings.delete('goals'), settings.delete(range)]);
};

const isNamed = (goal: unknown): goal is { readonly id: string } =>
  typeof goal === 'object' && goal !== null && 'id' in goal && typeof goal.id === 'string';

async function addWallets(transaction: Upgrading, wallets: ReadonlyMap<string, unknown>): Promise<void> {
  if (wallets.size === 0) return;
  for (let cursor = await transaction.objectStore('customers').openCursor(); cursor !== null; cursor = await cursor.continue()) {
    const { block, customers } = cursor.value as { readonly block: number; readonly customers: readonly (string | null)[] };
    const changed = customers.map((text) => {
      const customer = text === null ? undefined : (JSON.parse(text) as { readonly id: string });
      return customer !== undefined && wallets.has(customer.id) ? JSON.stringify({ ...customer, wallet: wallets.get(customer.id) }) : text;
    });
    if (changed.some((text, position) => text !== customers[position])) await cursor.update({ block, customers: changed });
  }
}
