import { spawn } from 'node:child_process';

/** Tells a person what goes on, on standard error: standard output is for answers. @param {string} line */
export const say = (line) => void process.stderr.write(`${line}\n`);

/**
 * Runs a command to its end without a word; where it fails, the error holds the end of what it printed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, shell?: boolean, minutes?: number }} [options]
 * @returns {Promise<string>} what it printed on both of its outputs
 */
export function run(command, args, { cwd, shell = false, minutes = 10 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, shell, stdio: ['ignore', 'pipe', 'pipe'], timeout: minutes * 60_000 });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        printed += text;
      });
    }
    const name = [command, ...args].join(' ');
    child.on('error', (error) => reject(new Error(`${name}: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(printed);
      else reject(new Error(`${name} ended with ${code ?? signal}:\n${printed.trimEnd().split('\n').slice(-40).join('\n')}`));
    });
  });
}
