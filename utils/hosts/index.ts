import { gmail } from './gmail';
import type { Host } from './host';
import { roundcube } from './roundcube';

/** The web applications that have an adapter of their own; the first that recognises a page reads it. The generic finder stands behind all. */
export const hosts: readonly Host[] = [gmail, roundcube];
