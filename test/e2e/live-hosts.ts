import type { Page } from 'playwright';

// Where the real servers listen, and how one signs in there.

export const roundcube = `http://127.0.0.1:${process.env['ROUNDCUBE_PORT'] ?? '18081'}/`;
export const requestTracker = `http://127.0.0.1:${process.env['RT_PORT'] ?? '18082'}/`;

export async function signInToRoundcube(page: Page, account: string): Promise<void> {
  await page.goto(roundcube);
  await page.fill('#rcmloginuser', `${account}@helpdesk.test`);
  await page.fill('#rcmloginpwd', account);
  await page.click('#rcmloginsubmit');
  await page.waitForSelector('#messagelist tr.message');
}

export async function signInToRequestTracker(page: Page): Promise<void> {
  await page.goto(requestTracker);
  await page.fill('input[name="user"]', 'agent');
  await page.fill('input[name="pass"]', 'agent-password');
  await page.press('input[name="pass"]', 'Enter');
  await page.waitForLoadState('networkidle');
}
