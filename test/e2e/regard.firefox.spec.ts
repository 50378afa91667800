import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveInbox } from '../demo/server.mjs';
import { findFirefox } from '../tools/browsers.mjs';
import { type Firefox, launchFirefox } from '../tools/firefox.mjs';
import { ensureBuild } from '../tools/prepare.mjs';
import { expect, test } from './regard';

const ID = 'regard@regard.example';
/** Fixed, so that the extension's pages have an address before it is installed. */
const UUID = '7c0e3f0e-4a51-4c0b-9a5e-0d5a3a3b6c11';
const executable = findFirefox();

const customers =
  'customer_id,name,email,company,domain,currency\r\n1,Hanneke Visser,hanneke@visser-stairs.example,Visser Stairs,visser-stairs.example,EUR\r\n';
const invoices = 'invoice_no,customer_id,date,currency,net,cost\r\n';

test.describe('Firefox', () => {
  test.skip(executable === undefined, 'no Firefox was found on the PATH');

  test('reads a page, imports a file, shows the customer in its sidebar', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'regard-firefox-'));
    const inbox = await serveInbox();
    const firefox = await launchFirefox({
      executable: executable ?? '',
      profile,
      preferences: { 'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }) },
    });
    try {
      expect(await firefox.install(await ensureBuild('firefox', 'e2e'))).toBe(ID);
      await expect.poll(() => closeWelcome(firefox)).toBe(true);
      await firefox.go(`${inbox.url}/mail/4`);
      await openSidebar(firefox);
      await expect.poll(() => sidebarText(firefox)).toContain('Not a customer yet');

      await firefox.go(`moz-extension://${UUID}/options.html`);
      await importFile(firefox, 'customers.csv', customers);
      const day = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
      await importFile(firefox, 'invoices.csv', `${invoices}A-1,1,${day},EUR,1000.00,600.00\r\n`);

      await firefox.go(`${inbox.url}/mail/4`);
      await expect.poll(() => sidebarText(firefox)).toMatch(/Hanneke Visser[\s\S]*€400/);

      await hoverMark(firefox);
      await expect.poll(() => cardText(firefox)).toMatch(/Hanneke Visser[\s\S]*€400/);
    } finally {
      await firefox.close();
      await inbox.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    }
  });
});

/** Closes the tab that greets after the installation; false while it is not there. */
const closeWelcome = (firefox: Firefox) =>
  firefox.inBrowser(() => {
    const { Services } = globalThis as unknown as { Services: { wm: { getMostRecentWindow(type: string): TabbedWindow } } };
    const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
    const welcome = gBrowser.tabs.find((tab) => tab.linkedBrowser.currentURI.spec.endsWith('/welcome.html'));
    if (welcome) gBrowser.removeTab(welcome);
    return welcome !== undefined;
  });

interface Tab {
  readonly linkedBrowser: { readonly currentURI: { readonly spec: string } };
}

interface TabbedWindow {
  readonly gBrowser: { readonly tabs: readonly Tab[]; removeTab(tab: Tab): void };
}

/** Firefox's own sidebar, as its button opens it. */
const openSidebar = (firefox: Firefox) =>
  firefox.inBrowser(async (id: string) => {
    const { Services } = globalThis as unknown as { Services: { wm: { getMostRecentWindow(type: string): SidebarWindow } } };
    const { SidebarController } = Services.wm.getMostRecentWindow('navigator:browser');
    await SidebarController.show(`${id.replace(/[^a-z0-9_-]/gi, '_')}-sidebar-action`);
  }, ID);

interface SidebarWindow {
  readonly SidebarController: { show(id: string): Promise<void>; readonly browser: { readonly contentDocument: Document } };
}

interface BrowserWindow {
  readonly gBrowser: {
    readonly selectedBrowser: { readonly browsingContext: { getAllBrowsingContextsInSubtree(): readonly BrowsingContext[] } };
  };
}

interface BrowsingContext {
  readonly currentURI?: { readonly spec: string };
  readonly currentWindowGlobal?: { getActor(name: 'MarionetteCommands'): { getPageSource(): Promise<string> } };
}

interface MessageManager {
  addMessageListener(name: string, listener: (message: { data: string }) => void): void;
  removeMessageListener(name: string, listener: (message: { data: string }) => void): void;
  loadFrameScript(url: string, isForLater: boolean): void;
}

/** What the sidebar shows: its page runs in a process of its own, and is asked there. */
const sidebarText = (firefox: Firefox): Promise<string> =>
  firefox.inBrowser(() => {
    const { Services } = globalThis as unknown as { Services: { wm: { getMostRecentWindow(type: string): SidebarWindow } } };
    const { SidebarController } = Services.wm.getMostRecentWindow('navigator:browser');
    const panel = SidebarController.browser.contentDocument.getElementById('webext-panels-browser');
    const { messageManager } = panel as unknown as { messageManager: MessageManager };
    return new Promise<string>((resolve) => {
      const hear = ({ data }: { data: string }) => {
        messageManager.removeMessageListener('regard:said', hear);
        resolve(data);
      };
      messageManager.addMessageListener('regard:said', hear);
      messageManager.loadFrameScript(`data:,sendAsyncMessage('regard:said', content.document.body.innerText)`, false);
    });
  });

/** Brings the pointer to the sender's mark, with the browser's own events. */
const hoverMark = async (firefox: Firefox): Promise<void> => {
  const findSpot = () =>
    firefox.inPage(() => {
      const texts = [...document.querySelectorAll('main *')].filter(({ childElementCount }) => childElementCount === 0);
      const box = texts.find(({ textContent }) => textContent?.includes('hanneke@'))?.getBoundingClientRect();
      const host = document.querySelector('[data-regard]');
      const y = ((box?.top ?? 0) + (box?.bottom ?? 0)) / 2;
      for (let x = 0; x < innerWidth; x += 2) if (host !== null && document.elementFromPoint(x, y) === host) return { x: x + 6, y };
      return null;
    });
  await expect.poll(findSpot, 'a mark beside the sender').not.toBeNull();
  const spot = await findSpot();
  if (spot) await firefox.moveTo(spot.x, spot.y);
};

/** What the card shows: its frame is in a closed root, and found from the browser alone. */
const cardText = (firefox: Firefox): Promise<string> =>
  firefox.inBrowser(async () => {
    const { Services } = globalThis as unknown as { Services: { wm: { getMostRecentWindow(type: string): BrowserWindow } } };
    const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
    const contexts = gBrowser.selectedBrowser.browsingContext.getAllBrowsingContextsInSubtree();
    const card = contexts.find(({ currentURI }) => currentURI?.spec.includes('/card.html'));
    return (await card?.currentWindowGlobal?.getActor('MarionetteCommands').getPageSource()) ?? '';
  });

/** Chooses the file on the options page, and imports it. */
const importFile = (firefox: Firefox, name: string, text: string): Promise<void> =>
  firefox.inPage(
    async (fileName: string, content: string) => {
      const until = async <T>(ask: () => T | null | undefined): Promise<T> => {
        for (let turn = 0; turn < 200; turn++) {
          const answer = ask();
          if (answer) return answer;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        throw new Error(`${fileName}: the page says ${document.body.innerText}`);
      };
      const input = await until(() => document.querySelector<HTMLInputElement>('input[type=file][accept*=".csv"]'));
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName, { type: 'text/csv' }));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      const button = await until(() =>
        [...document.querySelectorAll('button')].find((each) => /^import\b/i.test(each.textContent ?? '') && !each.disabled),
      );
      button.click();
      await until(() => new RegExp(`${fileName}[\\s\\S]*imported`, 'i').test(document.body.innerText));
    },
    name,
    text,
  );
