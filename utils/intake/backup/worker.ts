import type { Database } from '@/utils/db/schema';
import { type Millis, millisOf } from '@/utils/domain/time';
import { createBlobWriter } from '../export/blob-writer';
import { exportFile } from '../export/export';
import { faultOf, seldom, withDatabase } from '../in-worker';
import { type Backup, type BackupError, openBackup, writeBackup } from './backup-file';
import { everyBundle } from './bundle';
import { inspectBackup } from './inspect';
import { backupLines } from './lines';
import type { ArchiveReply, ArchiveRequest } from './messages';
import { restoreBackup } from './restore';

// Exports, backups and restores run in this thread: the page stays quick, however much there is.

type Task = Exclude<ArchiveRequest, { readonly kind: 'cancel' }>;

let opened: Backup | undefined;
let running = new AbortController();

addEventListener('message', ({ data }: MessageEvent<ArchiveRequest>) => {
  running.abort();
  if (data.kind === 'cancel') return;
  running = new AbortController();
  const { signal } = running;
  // A task that gave way to another one has nothing more to say.
  begin(data, signal).then(tell, (error: unknown) =>
    tell(signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', error: faultOf(error) }),
  );
});

const tell = (reply: ArchiveReply): void => postMessage(reply);

function begin(task: Task, signal: AbortSignal): Promise<ArchiveReply> {
  return withDatabase((db) => {
    switch (task.kind) {
      case 'export':
        return exported(db, task, signal);
      case 'backup':
        return backedUp(db, task.passphrase, signal);
      case 'read':
        return read(db, task, signal);
      case 'restore':
        return restored(db, task);
    }
  });
}

async function exported(
  db: Database,
  { format, delimiter }: Extract<Task, { kind: 'export' }>,
  signal: AbortSignal,
): Promise<ArchiveReply> {
  const bundles = counted(everyBundle(db), signal);
  return { kind: 'file', file: await exportFile(db, bundles, { format, delimiter, at: now() }) };
}

async function backedUp(db: Database, passphrase: string, signal: AbortSignal): Promise<ArchiveReply> {
  const file = createBlobWriter();
  const lines = counted(backupLines(db), signal);
  for await (const part of writeBackup(lines, { createdAt: now(), schema: db.version, passphrase })) file.write(part);
  return { kind: 'file', file: file.blob('application/octet-stream') };
}

async function read(db: Database, { file, passphrase }: Extract<Task, { kind: 'read' }>, signal: AbortSignal): Promise<ArchiveReply> {
  opened = undefined;
  const backup = await openBackup(file, passphrase);
  signal.throwIfAborted();
  if (!backup.ok) return refused(backup.error);
  const onLines = progress(backup.value.lines);
  const contents = await inspectBackup(db, backup.value, (lines) => {
    signal.throwIfAborted();
    onLines(lines);
  });
  if (!contents.ok) return { kind: 'failed', error: contents.error };
  opened = backup.value;
  return { kind: 'read', contents: contents.value };
}

function refused(error: BackupError): ArchiveReply {
  if (error === 'passphrase-needed' || error === 'wrong-passphrase') return { kind: 'asking', isWrong: error === 'wrong-passphrase' };
  return { kind: 'failed', error };
}

async function restored(db: Database, { mode, takesErased }: Extract<Task, { kind: 'restore' }>): Promise<ArchiveReply> {
  if (opened === undefined) throw new Error('no backup was read');
  const done = await restoreBackup(db, opened, { mode, takesErased, onLines: progress(opened.lines) });
  opened = undefined;
  return done.ok ? { kind: 'restored', restored: done.value } : { kind: 'failed', error: done.error };
}

/** The same, counted for the page, until the signal aborts. */
async function* counted<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const onItems = progress(undefined);
  let done = 0;
  for await (const item of items) {
    signal.throwIfAborted();
    yield item;
    done += 1;
    onItems(done);
  }
}

const progress = (total: number | undefined): ((done: number) => void) => seldom((done) => tell({ kind: 'progress', done, total }));

const now = (): Millis => millisOf(new Date());
