import { chromium } from 'playwright';
import { findChromium } from '../../tools/browsers.mjs';
import { bundleOf } from '../bundle';
import type { benches } from './in-page';

type Benches = typeof benches;

/** Calls one of the functions of in-page.ts in a page. */
export type InPage = <Name extends keyof Benches>(
  name: Name,
  ...input: Parameters<Benches[Name]>
) => Promise<Awaited<ReturnType<Benches[Name]>>>;

/** Opens an empty page in a headless Chromium, and in it a world like that of a content script; closes both after the work. */
export async function inWorld<Result>(work: (call: InPage) => Promise<Result>): Promise<Result> {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--disable-gpu', ...root] });
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'bench',
    });
    const evaluate = async (expression: string) => {
      const answer = await session.send('Runtime.evaluate', { expression, contextId, awaitPromise: true, returnByValue: true });
      if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
      return answer.result.value;
    };
    await evaluate(await bundleOf(new URL('in-page.ts', import.meta.url), 'iife'));
    return await work((name, ...input) => evaluate(`benches.${name}(${input.map((value) => JSON.stringify(value)).join()})`));
  } finally {
    await browser.close();
  }
}
