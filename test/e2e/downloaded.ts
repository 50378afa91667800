import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';

/** Presses and gives the file that comes of it, once it is saved at that path. */
export async function downloaded(page: Page, press: () => Promise<void>, path: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  await download.saveAs(path);
  return readFile(path);
}

/** All that the profile knows of anybody, as its options export it. */
export async function exported(options: Page, path: string) {
  const press = () => options.getByRole('button', { name: 'One file for programs (JSON)' }).click();
  return JSON.parse((await downloaded(options, press, path)).toString());
}
