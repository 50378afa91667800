import { accessSync, constants, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort, started } from './process';

/** A CardDAV server of our own, on this machine. */
export interface Radicale {
  readonly address: string;
  /** Asks it as one of its users would; resolves with the status. */
  ask(method: string, path: string, body?: string, headers?: Readonly<Record<string, string>>): Promise<number>;
  stop(): Promise<void>;
}

export const user = 'ben';
export const password = 'drei Wörter: hier';

/** Its program; undefined where it is not installed. */
export function radicaleProgram(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'radicale'))
    .find((program) => {
      try {
        accessSync(program, constants.X_OK);
        return true;
      } catch {
        // Not in that folder.
        return false;
      }
    });
}

/** Starts one with a single user, in a temporary folder. */
export async function startRadicale(program: string): Promise<Radicale> {
  const folder = mkdtempSync(join(tmpdir(), 'regard-radicale-'));
  writeFileSync(join(folder, 'users'), `${user}:${password}\n`, { mode: 0o600 });
  const port = await freePort();
  const settings = {
    'server-hosts': `127.0.0.1:${port}`,
    'auth-type': 'htpasswd',
    'auth-htpasswd-filename': join(folder, 'users'),
    'auth-htpasswd-encryption': 'plain',
    'auth-delay': '0',
    'storage-filesystem-folder': join(folder, 'data'),
  };
  const address = `http://127.0.0.1:${port}`;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const ask: Radicale['ask'] = async (method, path, body, headers) => {
    const reply = await fetch(`${address}${path}`, {
      method,
      headers: { authorization, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    return reply.status;
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const stop = await started({ program, args, folder }, () => ask('OPTIONS', '/'));
  return { address, ask, stop };
}
