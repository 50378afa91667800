import { readFile } from 'node:fs/promises';
import { poll } from '../tools/poll.mjs';

interface LogEvent {
  readonly type: number;
  readonly params?: { readonly url?: string; readonly initiator?: string; readonly host?: string };
}

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly LogEvent[];
}

/** What starts a browser that writes down every request into that file. */
export const logging = (file: string): readonly string[] => [`--log-net-log=${file}`, '--net-log-capture-mode=Everything'];

/** The log is whole once the browser's last process has ended. */
const finished = (file: string): Promise<NetLog> =>
  poll(async () => parsed(await readFile(file, 'utf8')), { seconds: 10, otherwise: 'The browser did not finish its log.' });

function parsed(text: string): NetLog | undefined {
  try {
    return JSON.parse(text) as NetLog;
  } catch {
    // Still being written.
    return undefined;
  }
}

/** Every request that the browser began: its own log sees what pages, workers and the extension ask for, whatever way they ask. */
export async function requestsIn(file: string): Promise<{ url: string; initiator: string }[]> {
  const { constants, events } = await finished(file);
  const started = constants.logEventTypes['URL_REQUEST_START_JOB'];
  return events
    .filter(({ type, params }) => type === started && params?.url !== undefined)
    .map(({ params }) => ({ url: params?.url ?? '', initiator: params?.initiator ?? '' }));
}
