import type { Page } from 'playwright';
import { expect } from './regard';

/** Imports a file in the options, and waits until it is done. */
export async function takeFile(options: Page, name: string, text: string): Promise<void> {
  await options.getByLabel('Choose a file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await options.getByRole('button', { name: /^import\b/i }).click();
  await expect(options.getByText(new RegExp(`${name}.*imported`, 'i')).first()).toBeVisible();
}

/** The day so many days ago, as files write it. */
export const day = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
