import type { Upkeep, UpkeepReply } from './upkeep';
import UpkeepWorker from './upkeep-worker?worker';

/** Runs the upkeep in a web worker of this page. */
export const runUpkeep: Upkeep = (request, onProgress) =>
  new Promise((resolve) => {
    const worker = new UpkeepWorker();
    const end = (isDone: boolean) => {
      worker.terminate();
      resolve(isDone);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<UpkeepReply>) => {
      if (data.kind === 'progress') onProgress(data);
      else end(data.kind === 'done');
    });
    // The script itself failed, as where it could not be loaded.
    worker.addEventListener('error', () => end(false));
    worker.postMessage(request);
  });
