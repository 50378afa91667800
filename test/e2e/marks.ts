import type { CDPSession, Frame, Page } from 'playwright';
import { expect } from './regard';

/** A mark as the browser's own tools see it: no script of a page can. */
export interface MarkSeen {
  readonly label: string;
  /** Its attributes but for label and place, as `name=value`. */
  readonly attributes: readonly string[];
  /** Its middle, in pixels of the window. */
  readonly x: number;
  readonly y: number;
}

interface DomNode {
  readonly nodeId: number;
  readonly nodeName: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
  readonly contentDocument?: DomNode;
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

const sessionOf = (page: Page): Promise<CDPSession> => {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
};

/** Everything in the closed roots of the page's document. */
async function inRoots(page: Page): Promise<DomNode[]> {
  const session = await sessionOf(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const html = (root as DomNode).children?.find(({ nodeName }) => nodeName === 'HTML');
  return (html?.children ?? []).flatMap(({ shadowRoots = [] }) => shadowRoots.flatMap(({ children = [] }) => children));
}

/** The marks that a page shows, in the order of the tab key. */
export async function marksOn(page: Page): Promise<MarkSeen[]> {
  const session = await sessionOf(page);
  const buttons = (await inRoots(page)).filter(({ nodeName }) => nodeName === 'BUTTON');
  return Promise.all(
    buttons.map(async ({ nodeId, attributes: flat = [] }) => {
      const attributes = new Map(flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? '']] : [])));
      const box = await session.send('DOM.getBoxModel', { nodeId }).catch(() => undefined);
      const [left = 0, top = 0] = box?.model.content ?? [];
      const own = [...attributes].filter(([name]) => name !== 'aria-label' && name !== 'style');
      return {
        label: attributes.get('aria-label') ?? '',
        attributes: own.map(([name, value]) => `${name}=${value}`),
        x: left + 8,
        y: top + 8,
      };
    }),
  );
}

/** The mark beside that address, once it is there. */
export async function markBeside(page: Page, address: string): Promise<MarkSeen> {
  let found: MarkSeen | undefined;
  await expect
    .poll(async () => {
      found = (await marksOn(page)).find(({ label }) => label.includes(address));
      return found !== undefined;
    }, `a mark beside ${address}`)
    .toBe(true);
  if (found === undefined) throw new Error(`no mark beside ${address}`);
  return found;
}

/** The card that is open in the page, once its frame is there. */
export async function cardIn(page: Page): Promise<Frame> {
  let card: Frame | undefined;
  await expect
    .poll(() => {
      card = page.frames().find((frame) => isCard(frame.url()));
      return card !== undefined;
    }, 'an open card')
    .toBe(true);
  if (card === undefined) throw new Error('no card is open');
  return card;
}

export const isCard = (url: string): boolean => /^chrome-extension:\/\/[^/]+\/card\.html/.test(url);

/** Opens the card of somebody by pressing their mark. */
export async function openCard(page: Page, address: string): Promise<Frame> {
  const { x, y } = await markBeside(page, address);
  await page.mouse.click(x, y);
  return cardIn(page);
}
