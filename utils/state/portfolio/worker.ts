import { openDatabase } from '@/utils/db/open';
import { seldom } from '../seldom';
import { readAllBooks } from './all-books';
import type { PortfolioReply, PortfolioRequest, PortfolioStep } from './messages';
import { readCustomers, readPast } from './read';

// Everybody's records are read in this thread, and what they come to is sent to the page: first what the table shows.

addEventListener('message', ({ data }: MessageEvent<PortfolioRequest>) => {
  read(data).then(
    (how) => tell({ kind: 'end', how }),
    () => tell({ kind: 'end', how: 'failed' }),
  );
});

const tell = (reply: PortfolioReply): void => postMessage(reply);

async function read({ today }: PortfolioRequest): Promise<'done' | 'stale'> {
  const db = await openDatabase();
  try {
    const books = await readAllBooks(db, today);
    if (books === 'stale') return 'stale';
    const read = await readCustomers(db, books, progress('customers'));
    tell({ kind: 'customers', customers: read.customers });
    tell({ kind: 'past', past: await readPast(db, books, read, progress('past')) });
    return 'done';
  } finally {
    db.close();
  }
}

const progress = (step: PortfolioStep) => seldom((done) => tell({ kind: 'progress', step, done }));
