import { alone, buildAnew, ensurePackages, wxt } from './prepare.mjs';

// npm run build, build:firefox, zip: `node test/tools/build.mjs chrome|firefox|zip [--mode e2e]`.

const [what, ...options] = process.argv.slice(2);
const mode = options.join(' ').replace(/^--mode[ =]/, '') || 'production';

if (mode !== 'production' && mode !== 'e2e') fail(`There is no mode ${mode}: production (the default) or e2e.`);
else if (what === 'chrome' || what === 'firefox') await answer(() => buildAnew(what, mode));
else if (what === 'zip') await answer(zip);
else fail('What shall be built? chrome, firefox or zip.');

async function zip() {
  await ensurePackages();
  const printed = await alone(
    async () => `${await wxt(['zip', '-b', 'chrome', '--mv3'])}\n${await wxt(['zip', '-b', 'firefox', '--mv3'])}`,
  );
  const files = printed.match(/\.output[\\/]\S+?\.zip/g) ?? [];
  return [...new Set(files)].join('\n');
}

/** @param {() => Promise<string>} work */
async function answer(work) {
  try {
    process.stdout.write(`${await work()}\n`);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

/** @param {string} message */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
