import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, started } from './process';

/** A Tryton of our own, on this machine. */
export interface Tryton {
  readonly address: string;
  /** The header by which its user is known; a session lasts thirty days. */
  readonly session: string;
  /** Calls one of its methods, as its own clients do. */
  call(method: string, ...params: readonly unknown[]): Promise<unknown>;
  stop(): Promise<void>;
}

export const isTrytonInstalled = (): boolean =>
  existsSync('/usr/bin/trytond-admin') && existsSync('/usr/lib/python3/dist-packages/trytond/modules/party');

/** Starts one with parties and nothing else, in a temporary folder. */
export async function startTryton(): Promise<Tryton> {
  const folder = mkdtempSync(join(tmpdir(), 'regard-tryton-'));
  const port = await freePort();
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  // It fills a database, and makes none.
  file('crm.sqlite', '');
  const config = file('trytond.conf', `[web]\nlisten = 127.0.0.1:${port}\n[database]\nuri = sqlite://\npath = ${folder}\n`);
  const env = { ...process.env, TRYTONPASSFILE: file('password', 'a-long-word-1') };
  const fill = [
    '-c',
    config,
    '-d',
    'crm',
    '-u',
    'ir',
    'res',
    'party',
    '--activate-dependencies',
    '--email',
    'admin@northwind.example',
    '-l',
    'en',
  ];
  await promisify(execFile)('trytond-admin', fill, { env });
  const address = `http://127.0.0.1:${port}/crm/`;
  const post = async (body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<unknown> => {
    const reply = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const { result, error } = (await reply.json()) as { readonly result?: unknown; readonly error?: unknown };
    if (error !== undefined) throw new Error(JSON.stringify(error));
    return result;
  };
  const stop = await started({ program: 'trytond', args: ['-c', config], folder, env }, () => fetch(address));
  const [user, key] = (await post({ id: 0, method: 'common.db.login', params: ['admin', { password: 'a-long-word-1' }, 'en'] })) as [
    number,
    string,
  ];
  const session = `Session ${Buffer.from(`admin:${user}:${key}`).toString('base64')}`;
  return {
    address,
    session,
    call: (method, ...params) => post({ id: 1, method, params: [...params, {}] }, { authorization: session }),
    stop,
  };
}
