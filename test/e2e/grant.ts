import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { poll } from '../tools/poll.mjs';
import { type Regard, startRegard } from './regard';

interface Preferences {
  readonly extensions: {
    readonly settings: Record<string, Record<'active_permissions' | 'granted_permissions', { explicit_host?: readonly string[] }>>;
  };
}

const fileOf = ({ profile }: Regard) => join(profile, 'Default', 'Preferences');

/** Ends the browser, and waits until it has written down what it is to know the next time: it does so while it ends. */
export async function closeWhole(regard: Regard): Promise<Preferences> {
  await regard.close();
  return poll(
    async () => {
      const kept = parsed(await readFile(fileOf(regard), 'utf8').catch(() => ''));
      return kept?.extensions?.settings?.[regard.extensionId] && kept;
    },
    { seconds: 10, otherwise: 'The browser kept nothing of the extension.' },
  );
}

function parsed(text: string): Preferences | undefined {
  try {
    return JSON.parse(text) as Preferences;
  } catch {
    // Still being written.
    return undefined;
  }
}

/**
 * Starts the build that people get, with these sites allowed. A driven browser cannot answer its own prompt: the answer is written where
 * the browser keeps it, between two starts.
 */
export async function startWithSites(profile: string, sites: readonly string[]): Promise<Regard> {
  const first = await startRegard(profile, { mode: 'production' });
  const preferences = await closeWhole(first);
  const ours = preferences.extensions.settings[first.extensionId];
  if (ours) for (const kind of ['active_permissions', 'granted_permissions'] as const) ours[kind].explicit_host = sites;
  await writeFile(fileOf(first), JSON.stringify(preferences));
  return startRegard(profile, { mode: 'production' });
}
