import type { PortfolioReply, ReadPortfolio } from './messages';
import PortfolioWorker from './worker?worker';

/** Reads the portfolio in a web worker of this page. */
export const runPortfolio: ReadPortfolio = (request, tell, stop) =>
  new Promise((resolve) => {
    const worker = new PortfolioWorker();
    const end = (how: 'done' | 'stale' | 'failed') => {
      worker.terminate();
      resolve(how);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<PortfolioReply>) => {
      if (data.kind === 'end') end(data.how);
      else tell(data);
    });
    // The script itself failed, as where it could not be loaded.
    worker.addEventListener('error', () => end('failed'));
    stop.addEventListener('abort', () => end('failed'), { once: true });
    worker.postMessage(request);
  });
