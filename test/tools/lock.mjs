import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Does `work` while no other process that asks for the same lock does. A lock whose owner has ended is taken over.
 * @template T
 * @param {URL} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  await mkdir(new URL('./', file), { recursive: true });
  const deadline = Date.now() + 15 * 60_000;
  while (!(await take(file))) {
    if (Date.now() > deadline) throw new Error(`Another command has held ${file.pathname} for 15 minutes. Delete it if none is running.`);
    await wait(300);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** @param {URL} file */
async function take(file) {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  const owner = Number(await readFile(file, 'utf8').catch(() => ''));
  if (owner > 0 && !isRunning(owner)) await rm(file, { force: true });
  return false;
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's process, so there is one.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
