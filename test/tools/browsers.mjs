import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './prepare.mjs';
import { run, say } from './run.mjs';

const onWindows = process.platform === 'win32';
const names = ['chromium', 'chromium-browser', 'chrome-for-testing', 'google-chrome-for-testing', 'ungoogled-chromium'];
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
];

const help = `No Chromium was found, and none could be fetched. Branded Chrome and Edge do not load extensions from a folder. Install one:
  Debian:   sudo apt install chromium
  Ubuntu:   npx playwright install --with-deps chromium   (its chromium package is a snap, which sees no hidden folders)
  Fedora:   sudo dnf install chromium
  macOS:    npx playwright install chromium   (or: brew install --cask chromium)
  Windows:  npx playwright install chromium
or name one you have: REGARD_CHROMIUM=/path/to/chromium`;

/**
 * A Chromium that loads extensions from a folder: one that is here, else one that is fetched.
 * @returns {Promise<string>} its program
 */
export async function findChromium() {
  const { REGARD_CHROMIUM: named } = process.env;
  if (named) {
    if (!existsSync(named)) throw new Error(`REGARD_CHROMIUM names ${named}, and there is no such file.`);
    return named;
  }
  const found = chromiumHere() ?? (await playwrightsOwn());
  if (found) return found;
  for (const fetch of [fetchPlaywrights, fetchDebians]) {
    const fetched = await fetch();
    if (fetched) return fetched;
  }
  throw new Error(help);
}

/** Firefox's program, or undefined where there is none. */
export function findFirefox() {
  const { REGARD_FIREFOX: named } = process.env;
  if (named && existsSync(named)) return named;
  const mac = '/Applications/Firefox.app/Contents/MacOS/firefox';
  return onPath(['firefox-esr', 'firefox']) ?? (existsSync(mac) ? mac : undefined);
}

const chromiumHere = () => onPath(names) ?? applications.find((program) => existsSync(program));

/** Whether the PATH leads to that program. @param {string} program */
export const isOnPath = (program) => onPath([program]) !== undefined;

/** @param {readonly string[]} programs */
function onPath(programs) {
  const { PATH = '' } = process.env;
  const folders = PATH.split(delimiter).filter(Boolean);
  const files = programs.flatMap((program) => folders.map((folder) => join(folder, onWindows ? `${program}.exe` : program)));
  return files.find((file) => existsSync(file) && !isSnap(file));
}

/** A snap sees neither /tmp nor hidden folders, so it reads neither the extension nor the profile. Ubuntu's package is a script that starts one. */
function isSnap(/** @type {string} */ file) {
  const program = realpathSync(file);
  if (/(^|\/)snap(\/|$)/.test(program)) return true;
  const start = readFileSync(program).subarray(0, 4096).toString('latin1');
  return start.startsWith('#!') && start.includes('/snap/bin/');
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  const program = chromium.executablePath();
  return program && existsSync(program) ? program : undefined;
}

async function fetchPlaywrights() {
  say('Fetching a Chromium (once) …');
  try {
    await run(process.execPath, [fileURLToPath(new URL('node_modules/playwright/cli.js', root)), 'install', 'chromium'], { minutes: 8 });
    return await playwrightsOwn();
  } catch (error) {
    say(`It could not be fetched: ${reasonIn(error)}`);
    return undefined;
  }
}

async function fetchDebians() {
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) return undefined;
  say('Installing the package chromium …');
  try {
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    return chromiumHere();
  } catch (error) {
    say(`It could not be installed: ${reasonIn(error)}`);
    return undefined;
  }
}

/** The line of a tool's words that says why. @param {unknown} error */
function reasonIn(error) {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n');
  return lines.find((line) => /^\s*(E:|error)|failed/i.test(line))?.trim() ?? lines[0];
}
