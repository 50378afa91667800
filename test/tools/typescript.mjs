import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { root, wxt } from './prepare.mjs';

/**
 * Runs a TypeScript file of this folder with the arguments and streams of this process, and ends as it ends.
 * @param {string} file
 * @param {{ env?: Record<string, string> }} [options]
 */
export async function runTypeScript(file, { env = {} } = {}) {
  // The paths that the imports go by are written there.
  if (!existsSync(new URL('.wxt/tsconfig.json', root))) await wxt(['prepare']);
  const path = fileURLToPath(new URL(`test/tools/${file}`, root));
  const tsx = fileURLToPath(new URL('node_modules/tsx/dist/loader.mjs', root));
  const options = ['--tsconfig', fileURLToPath(new URL('tsconfig.json', root))];
  const child = spawn(process.execPath, ['--import', `file://${tsx}`, path, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, TSX_TSCONFIG_PATH: options[1], ...env },
  });
  const code = await new Promise((resolve) => child.on('close', (exit, signal) => resolve(signal ? 1 : exit)));
  process.exitCode = Number(code ?? 1);
}
