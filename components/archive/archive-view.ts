import type { Contents } from '@/utils/intake/backup/inspect';
import type { ArchiveError } from '@/utils/intake/backup/messages';
import type { Restored } from '@/utils/intake/backup/restore';

/** What takes its time. */
export type ArchiveTask = 'export' | 'backup' | 'read' | 'restore';

/** How far the last of them has come. */
export type ArchiveView =
  | { readonly state: 'idle' }
  | { readonly state: 'working'; readonly task: ArchiveTask; readonly done: number; readonly total: number | undefined }
  | { readonly state: 'saved'; readonly task: 'export' | 'backup'; readonly fileName: string }
  /** The backup needs its passphrase; `isWrong` where one was tried. */
  | { readonly state: 'asking'; readonly task: 'read'; readonly fileName: string; readonly isWrong: boolean }
  | { readonly state: 'found'; readonly task: 'read'; readonly fileName: string; readonly contents: Contents }
  | { readonly state: 'restored'; readonly task: 'restore'; readonly fileName: string; readonly restored: Restored }
  | { readonly state: 'cancelled'; readonly task: ArchiveTask }
  | { readonly state: 'failed'; readonly task: ArchiveTask; readonly error: ArchiveError };
