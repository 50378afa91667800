import { createContext } from 'preact';

/** Asks for the names of the files that records came from, by import: only who looks at single records wants them. */
export type AskFileNames = () => Promise<ReadonlyMap<string, string>>;

export const FileNames = createContext<AskFileNames>(() => Promise.resolve(new Map()));
