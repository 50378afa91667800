import { poll } from './poll.mjs';
import { run } from './run.mjs';

/**
 * Ends a process and all that it started, at once and unasked (SIGKILL), and waits until none of them is left.
 * @param {number | undefined} pid
 */
export async function killTree(pid) {
  if (pid === undefined) throw new Error('The browser did not tell its process.');
  if (process.platform === 'win32') {
    await run('taskkill', ['/T', '/F', '/PID', String(pid)]);
    return;
  }
  // Stopped at this very moment: it must not go on while we look for its children.
  signal(pid, 'SIGSTOP');
  const pids = await treeOf(pid);
  for (const member of pids) signal(member, 'SIGKILL');
  await poll(async () => (await alive()).every((row) => !pids.includes(row.pid)), {
    seconds: 10,
    otherwise: `Process ${pid} or one of its children outlived SIGKILL for ten seconds.`,
  });
}

/** The process first: it must not start others while we end its children. @param {number} pid */
async function treeOf(pid) {
  const rows = await alive();
  const tree = [pid];
  for (const parent of tree) tree.push(...rows.filter((row) => row.parent === parent).map((row) => row.pid));
  return tree;
}

/** All processes but the dead that nobody has buried yet. */
async function alive() {
  const listed = await run('ps', ['-A', '-o', 'pid=,ppid=,stat=']);
  const rows = listed
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return rows.filter(([, , state]) => !state?.startsWith('Z')).map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }));
}

/** @param {number} pid @param {NodeJS.Signals} name */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    // It ended between being listed and being signalled.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}
