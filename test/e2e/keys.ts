import type { Locator, Page } from 'playwright';
import { expect } from './regard';

/** Presses Tab until the control has the focus, as somebody without a mouse does; fails where it cannot be reached. */
export async function reach(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const isThere = () => control.evaluate((element) => element === document.activeElement);
  for (let tabs = 0; tabs < 80 && !(await isThere()); tabs++) await page.keyboard.press(key);
  await expect(control).toBeFocused();
}
