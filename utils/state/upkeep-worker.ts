import { openDatabase } from '@/utils/db/open';
import { civilDateAt, millisOf } from '@/utils/domain/time';
import { buildSearch } from './search';
import { seldom } from './seldom';
import { keepModel } from './standing/model';
import { keepStanding } from './standing/upkeep';
import type { UpkeepReply, UpkeepRequest, UpkeepStep } from './upkeep';

// What many records have to be read for happens in this thread, for one page at a time: the others wait, and find it done.

addEventListener('message', ({ data }: MessageEvent<UpkeepRequest>) => {
  navigator.locks
    .request('regard:upkeep', () => keep(data))
    .then(
      () => tell({ kind: 'done' }),
      () => tell({ kind: 'failed' }),
    );
});

const tell = (reply: UpkeepReply): void => postMessage(reply);

async function keep({ isAfterImport }: UpkeepRequest): Promise<void> {
  const db = await openDatabase();
  const today = civilDateAt(millisOf(new Date()));
  try {
    const upkept = await keepStanding(db, today, progress('standing'));
    await keepModel(db, today, upkept, { onProgress: progress('model') });
    if (isAfterImport) await buildSearch(db, () => progress('search')(0));
  } finally {
    db.close();
  }
}

const progress = (step: UpkeepStep) => seldom((done) => tell({ kind: 'progress', step, done }));
