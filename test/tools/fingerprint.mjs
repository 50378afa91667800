import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';

const sources = ['entrypoints', 'components', 'utils', 'public', 'wxt.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];

/**
 * A digest of all that a build is made of: of contents, since a checkout or a copy sets the times of files anew.
 * @param {URL} root the project's folder
 */
export async function fingerprint(root) {
  const digest = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesUnder(new URL(source, root)))
      digest.update(file.href.slice(root.href.length)).update(await readFile(file));
  }
  return digest.digest('hex');
}

/** @param {URL} place @returns {Promise<URL[]>} */
async function filesUnder(place) {
  if (!existsSync(place)) return [];
  const entries = await readdir(place, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [place];
  const names = entries.map(({ name }) => name).sort();
  return (await Promise.all(names.map((name) => filesUnder(new URL(encodeURIComponent(name), `${place.href}/`))))).flat();
}
