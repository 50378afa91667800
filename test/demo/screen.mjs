import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isOnPath } from '../tools/browsers.mjs';

/**
 * Starts a screen that nobody sees, with a window manager where there is one.
 * @param {{ width: number, height: number }} size
 * @returns {Promise<{ display: string, close: () => Promise<void> }>}
 */
export async function startScreen({ width, height }) {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await Promise.race([
    once(/** @type {import('node:stream').Readable} */ (server.stdio[3]), 'data').then(([data]) => String(data).trim()),
    once(server, 'exit').then(() => undefined),
  ]);
  if (number === undefined) throw new Error('Xvfb ended before it had a display.');
  const display = `:${number}`;
  const manager = isOnPath('openbox') ? spawn('openbox', { env: { ...process.env, DISPLAY: display }, stdio: 'ignore' }) : undefined;
  return { display, close: () => end([manager, server]) };
}

/** @param {readonly (import('node:child_process').ChildProcess | undefined)[]} processes */
async function end(processes) {
  for (const running of processes) {
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) continue;
    const ended = once(running, 'exit');
    running.kill();
    await ended;
  }
}
