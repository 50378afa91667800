import type { ExportFormat } from '../export/export';
import type { Contents } from './inspect';
import type { Restored, RestoreMode } from './restore';

/** What the page asks of the worker that takes data out and brings backups in; it does one thing at a time. */
export type ArchiveRequest =
  | { readonly kind: 'export'; readonly format: ExportFormat; readonly delimiter: ',' | ';' }
  /** Without encryption where the passphrase is empty. */
  | { readonly kind: 'backup'; readonly passphrase: string }
  /** Check every byte of a backup and say what is in it. Nothing is touched. */
  | { readonly kind: 'read'; readonly file: File; readonly passphrase: string }
  /** Restore the backup that was read last. */
  | { readonly kind: 'restore'; readonly mode: RestoreMode; readonly takesErased: boolean }
  /** Stop. A restore does not: half of one is worth less than none. */
  | { readonly kind: 'cancel' };

/** What the worker tells the page. */
export type ArchiveReply =
  /** Customers written, or lines of a backup read or restored; `total` where it is known. */
  | { readonly kind: 'progress'; readonly done: number; readonly total: number | undefined }
  | { readonly kind: 'file'; readonly file: Blob }
  /** The backup has a passphrase; `isWrong` where one was given. */
  | { readonly kind: 'asking'; readonly isWrong: boolean }
  | { readonly kind: 'read'; readonly contents: Contents }
  | { readonly kind: 'restored'; readonly restored: Restored }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: ArchiveError };

/** Why nothing more was done: the file's fault, or that of the browser's storage. */
export type ArchiveError = 'not-a-backup' | 'newer' | 'damaged' | 'unreadable' | 'quota' | 'storage';
