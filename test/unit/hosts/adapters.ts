import type { Host } from '@/utils/hosts/host';

const files = import.meta.glob<{ default: Host }>('../../../utils/hosts/adapters/*.ts', { eager: true });

/** Every adapter, by the name of its file. */
export const adapters: ReadonlyMap<string, Host> = new Map(
  Object.entries(files).map(([path, { default: host }]) => [/([\w-]+)\.ts$/.exec(path)?.[1] ?? '', host]),
);
