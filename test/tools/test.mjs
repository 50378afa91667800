import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { findChromium, findFirefox } from './browsers.mjs';
import { buildAnew, ensurePackages, root, wxt } from './prepare.mjs';

/** `wrong` names what failed, each with the first lines of why. @typedef {{ passed: number, failed: number, skipped: number, wrong?: readonly string[] }} Count */

/** How many lines of a failure are said again at the end. */
const LINES_OF_WHY = 12;

/** Without colours, and without the places in packages. @param {string} why */
const linesOf = (why) =>
  stripVTControlCharacters(why)
    .split('\n')
    .filter((line) => !line.includes('node_modules'));

/** @param {string} name @param {string} why */
const wrongWith = (name, why) => [name, ...linesOf(why).slice(0, LINES_OF_WHY)].join('\n    ');

/** Runs a program of a package, its output shown. @param {string} script @param {readonly string[]} args @returns {Promise<boolean>} */
function show(script, args) {
  const path = fileURLToPath(new URL(`node_modules/${script}`, root));
  const child = spawn(process.execPath, [path, ...args], { cwd: fileURLToPath(root), stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)));
}

/** A check that is right or wrong as a whole. @param {() => Promise<unknown>} check @returns {Promise<Count>} */
async function whole(check) {
  const isRight = await check().then(
    (result) => result !== false,
    (error) => {
      process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
      return false;
    },
  );
  return { passed: isRight ? 1 : 0, failed: isRight ? 0 : 1, skipped: 0 };
}

/** @param {string} file @param {boolean} isRight */
async function unitCount(file, isRight) {
  /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, testResults: readonly { name: string, message: string, assertionResults: readonly { status: string, fullName: string, failureMessages: readonly string[] }[] }[] }} */
  const { numPassedTests: passed, numFailedTests, numPendingTests: skipped, testResults } = JSON.parse(await readFile(file, 'utf8'));
  const wrong = testResults.flatMap(({ name, message, assertionResults }) => [
    ...(message ? [wrongWith(name, message)] : []),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => wrongWith(`${name} › ${fullName}`, failureMessages.join('\n'))),
  ]);
  // A file that could not even be loaded counts no test, but is no success.
  return { passed, failed: isRight ? 0 : Math.max(1, numFailedTests), skipped, wrong };
}

/**
 * @typedef {{ title: string, file: string, ok: boolean, tests: readonly { results: readonly { error?: { message?: string } }[] }[] }} Spec
 * @typedef {{ specs?: readonly Spec[], suites?: readonly Suite[] }} Suite
 */

/** @param {Suite} suite @returns {readonly string[]} */
const wrongIn = ({ specs = [], suites = [] }) => [
  ...specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => {
      const why = tests.flatMap(({ results }) => results.map(({ error }) => error?.message ?? ''));
      return wrongWith(`${file} › ${title}`, why.join('\n'));
    }),
  ...suites.flatMap(wrongIn),
];

/** @param {string} file @param {boolean} isRight */
async function browserCount(file, isRight) {
  const { stats, suites, errors } = JSON.parse(await readFile(file, 'utf8'));
  const wrong = [
    ...suites.flatMap(wrongIn),
    ...errors.map((/** @type {{ message?: string }} */ { message = '' }) => wrongWith('the run itself', message)),
  ];
  return { passed: stats.expected + stats.flaky, failed: isRight ? 0 : Math.max(1, stats.unexpected), skipped: stats.skipped, wrong };
}

/** @param {string} folder @param {string} project */
async function endToEnd(folder, project) {
  const file = join(folder, `${project}.json`);
  process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] = file;
  const isRight = await show('playwright/cli.js', ['test', '--project', project, '--reporter', 'list,json']);
  return browserCount(file, isRight).catch(() => ({ passed: 0, failed: 1, skipped: 0 }));
}

/** @param {string} folder @param {string} config */
async function unit(folder, config = 'vitest.config.ts') {
  const file = join(folder, 'unit.json');
  const args = ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const isRight = await show('vitest/vitest.mjs', args);
  return unitCount(file, isRight).catch(() => ({ passed: 0, failed: 1, skipped: 0 }));
}

/** Against servers: a team's database, and web applications where there are any. @param {string} folder */
async function live(folder) {
  const team = await unit(folder, 'test/live/vitest.config.ts');
  const hosts = await endToEnd(folder, 'live');
  const wrong = [team, hosts].flatMap((count) => ('wrong' in count ? count.wrong : []));
  return { passed: team.passed + hosts.passed, failed: team.failed + hosts.failed, skipped: team.skipped + hosts.skipped, wrong };
}

/** The paths that imports go by, and the keys of the locale files, are types that WXT writes first. */
async function types() {
  await wxt(['prepare']);
  return show('typescript/bin/tsc', ['--noEmit']);
}

await ensurePackages();
const folder = await mkdtemp(join(tmpdir(), 'regard-test-'));
/** Only what is named on the command line, where anything is: `npm test -- unit live`. */
const wanted = process.argv.slice(2);

/** @type {readonly (readonly [string, () => Promise<Count>])[]} */
const steps = [
  ['format and lint', () => whole(() => show('@biomejs/biome/bin/biome', ['ci', '--diagnostic-level=warn', '.']))],
  ['types', () => whole(types)],
  ['unit', () => unit(folder)],
  ['build for Chromium', () => whole(() => buildAnew('chrome', 'production'))],
  ['build for Firefox', () => whole(() => buildAnew('firefox', 'production'))],
  ['chromium', () => findChromium().then(() => endToEnd(folder, 'chromium'))],
  ['firefox', () => endToEnd(folder, 'firefox')],
  ['live', () => live(folder)],
];

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const wrong = [];
for (const [name, step] of steps.filter(([step]) => (wanted.length === 0 ? step !== 'live' : wanted.includes(step)))) {
  process.stdout.write(`\n== ${name}\n`);
  const start = Date.now();
  const count = await step();
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  if (count.failed > 0) wrong.push(...(count.wrong?.length ? count.wrong : [name]));
  process.stdout.write(`== ${name}: ${count.failed === 0 ? 'right' : 'WRONG'} in ${Math.round((Date.now() - start) / 1000)} s\n`);
}
if (findFirefox() === undefined && wanted.length === 0) process.stdout.write('Firefox was not found: its tests were skipped.\n');
await rm(folder, { recursive: true, force: true });
// Said again where the run ends: whoever reads only its last lines learns what to mend.
for (const each of wrong) process.stdout.write(`\nWRONG: ${each}\n`);
process.stdout.write(`\n${total.skipped === 0 ? '' : `${total.skipped} skipped\n`}${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
