import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

interface Started {
  readonly program: string;
  readonly args: readonly string[];
  /** Everything it writes; gone with it. */
  readonly folder: string;
  /** Where it runs; its own folder where absent. */
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts a server and waits until it answers; it ends with whoever started it. Resolves with what ends it before. */
export async function started({ program, args, folder, cwd = folder, env = process.env }: Started, ask: () => Promise<unknown>) {
  const server = spawn(program, args, { stdio: 'ignore', cwd, env });
  const end = () => void server.kill('SIGTERM');
  process.on('exit', end);
  await answering(server, ask);
  return async (): Promise<void> => {
    process.off('exit', end);
    await ended(server, end);
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Waits until a server that was just started answers; throws what it says where it never does. */
export async function answering(server: ChildProcess, ask: () => Promise<unknown>): Promise<void> {
  for (let patience = 150; ; patience--) {
    try {
      await ask();
      return;
    } catch (error) {
      // It is not up yet, or never will be.
      if (patience === 0 || server.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** Asks a process to end, and waits until it has. */
export function ended(child: ChildProcess, ask: () => void): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.on('exit', () => resolve());
    ask();
  });
}
