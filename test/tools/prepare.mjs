import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { fingerprint } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { run, say } from './run.mjs';

// Works in a fresh clone: nothing here or in what it imports comes from a package.

/** The project's folder, with a slash at its end. */
export const root = new URL('../../', import.meta.url);

const lockFile = new URL('.output/.preparing', root);

/** Installs the packages where they are missing or not those of package-lock.json. */
export async function ensurePackages() {
  if (await isInstalled()) return;
  await alone(async () => {
    if (await isInstalled()) return;
    say('Installing packages …');
    // Not `npm ci`: it refuses a lock that lacks other platforms' packages, as one does that was made where they could not be seen.
    await npm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  });
}

/**
 * Builds the extension where a source file changed since its last build.
 * @param {'chrome' | 'firefox'} target
 * @param {'production' | 'e2e'} mode
 * @returns {Promise<string>} the folder that holds it
 */
export async function ensureBuild(target, mode) {
  await ensurePackages();
  return alone(async () => {
    const isCurrent = existsSync(manifestOf(target, mode)) && (await readStamp(target, mode)) === (await fingerprint(root));
    return isCurrent ? folderOf(target, mode) : build(target, mode);
  });
}

/**
 * Builds the extension, whatever stands there.
 * @param {'chrome' | 'firefox'} target
 * @param {'production' | 'e2e'} mode
 * @returns {Promise<string>} the folder that holds it
 */
export async function buildAnew(target, mode) {
  await ensurePackages();
  return alone(() => build(target, mode));
}

/**
 * Does what changes the packages or the built folders while no other command does.
 * @template T
 * @param {() => Promise<T>} work
 */
export const alone = (work) => withLock(lockFile, work);

/**
 * Runs a command of WXT.
 * @param {readonly string[]} args
 */
export const wxt = (args) =>
  run(process.execPath, [fileURLToPath(new URL('node_modules/wxt/bin/wxt.mjs', root)), ...args], { cwd: fileURLToPath(root) });

/** @param {'chrome' | 'firefox'} target @param {'production' | 'e2e'} mode */
async function build(target, mode) {
  say(`Building the extension for ${target === 'chrome' ? 'Chromium' : 'Firefox'}${mode === 'e2e' ? ', with its sites granted' : ''} …`);
  // Taken before the build: what changes meanwhile is built the next time.
  const made = await fingerprint(root);
  await rm(stampOf(target, mode), { force: true });
  await wxt(['build', '-b', target, '--mv3', '--mode', mode]);
  await mkdir(new URL('./', stampOf(target, mode)), { recursive: true });
  await writeFile(stampOf(target, mode), made);
  return folderOf(target, mode);
}

/** @param {'chrome' | 'firefox'} target @param {'production' | 'e2e'} mode */
const outputOf = (target, mode) => new URL(`.output/${target}-mv3${mode === 'e2e' ? '-e2e' : ''}/`, root);

/** @param {'chrome' | 'firefox'} target @param {'production' | 'e2e'} mode */
const folderOf = (target, mode) => fileURLToPath(outputOf(target, mode)).replace(/[\\/]$/, '');

/** @param {'chrome' | 'firefox'} target @param {'production' | 'e2e'} mode */
const manifestOf = (target, mode) => new URL('manifest.json', outputOf(target, mode));

/** @param {'chrome' | 'firefox'} target @param {'production' | 'e2e'} mode */
const stampOf = (target, mode) => new URL(`.output/.stamps/${target}-${mode}`, root);

/** @param {'chrome' | 'firefox'} target @param {'production' | 'e2e'} mode */
const readStamp = (target, mode) => readFile(stampOf(target, mode), 'utf8').catch(() => undefined);

/** Whether the packages that npm put there are the locked ones; those of other platforms are not looked for. */
async function isInstalled() {
  const [locked, installed] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map(async (path) => {
      const text = await readFile(new URL(path, root), 'utf8').catch(() => undefined);
      return text === undefined ? undefined : JSON.parse(text).packages;
    }),
  );
  if (installed === undefined || locked === undefined) return installed !== undefined;
  return Object.entries(locked).every(
    ([path, { version, optional, devOptional, os }]) =>
      path === '' || optional || devOptional || os || installed[path]?.version === version,
  );
}

/** npm as it was called, else the one on the PATH. @param {readonly string[]} args */
function npm(args) {
  const { npm_execpath: cli } = process.env;
  const cwd = fileURLToPath(root);
  return cli?.endsWith('.js')
    ? run(process.execPath, [cli, ...args], { cwd })
    : run('npm', args, { cwd, shell: process.platform === 'win32' });
}
