import type { CDPSession, Page } from 'playwright';
import type { Regard } from './regard';

/** Runs an expression in the content script's own world of the page: what somebody could do who took it over. */
export async function inContentScript(regard: Regard, page: Page, expression: string): Promise<unknown> {
  const session: CDPSession = await regard.context.newCDPSession(page);
  const world = new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${regard.extensionId}`) resolve(context.id);
    });
  });
  await session.send('Runtime.enable');
  const { result } = await session.send('Runtime.evaluate', {
    contextId: await world,
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value;
}
