import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Which room may import which: the drawing in ARCHITECTURE.md, as a table. A room may always import itself. Entry points wire, and may import any
 * room; what a page receives has a table of its own below.
 */
const arrows: Readonly<Record<string, readonly string[]>> = {
  'utils/domain': [],
  'utils/spotting': ['utils/domain'],
  'utils/teaching': ['utils/spotting', 'utils/domain'],
  'utils/hosts': ['utils/teaching', 'utils/spotting', 'utils/domain'],
  'utils/watching': ['utils/spotting', 'utils/domain'],
  'utils/marks': ['utils/hosts', 'utils/messaging', 'utils/spotting', 'utils/domain'],
  'utils/identity': ['utils/spotting', 'utils/domain'],
  'utils/economics': ['utils/domain'],
  'utils/voice': ['utils/domain'],
  'utils/find': ['utils/domain'],
  'utils/leaks': [],
  'utils/sources': ['utils/domain'],
  'utils/team': ['utils/sources', 'utils/db', 'utils/domain'],
  // Of the sources the database knows the shapes that it keeps.
  'utils/db': ['utils/find', 'utils/sources', 'utils/domain'],
  'utils/settings': ['utils/db', 'utils/economics', 'utils/teaching', 'utils/domain'],
  'utils/messaging': ['utils/leaks', 'utils/sources', 'utils/team', 'utils/hosts', 'utils/teaching', 'utils/spotting', 'utils/domain'],
  'utils/connected': ['utils/intake', 'utils/sources', 'utils/team', 'utils/messaging', 'utils/settings', 'utils/db', 'utils/domain'],
  'utils/i18n': ['utils/sources', 'utils/identity', 'utils/spotting', 'utils/domain'],
  'utils/intake': ['utils/sources', 'utils/db', 'utils/identity', 'utils/economics', 'utils/settings', 'utils/domain'],
  'utils/state': [
    'utils/db',
    'utils/find',
    'utils/messaging',
    'utils/economics',
    'utils/identity',
    'utils/voice',
    'utils/leaks',
    'utils/settings',
    'utils/sources',
    'utils/team',
    'utils/hosts',
    'utils/spotting',
    'utils/domain',
  ],
  'utils/tabs': [
    'utils/leaks',
    'utils/state',
    'utils/settings',
    'utils/db',
    'utils/messaging',
    'utils/identity',
    'utils/teaching',
    'utils/spotting',
    'utils/domain',
  ],
  components: [
    'utils/leaks',
    'utils/state',
    'utils/economics',
    'utils/voice',
    'utils/identity',
    'utils/intake',
    'utils/i18n',
    'utils/sources',
    'utils/team',
    'utils/teaching',
    'utils/domain',
  ],
};

/** Rooms whose code may reach a page's process. */
const PAGE_ROOMS = ['utils/domain', 'utils/spotting', 'utils/teaching', 'utils/hosts', 'utils/marks', 'utils/watching', 'utils/messaging'];
/** What runs there, each built by itself. */
const PAGE_SCRIPTS = [
  'entrypoints/spotter.ts',
  'entrypoints/teach.ts',
  'entrypoints/marks.ts',
  'entrypoints/cards.ts',
  'entrypoints/pulse.ts',
  'entrypoints/guard.ts',
];
const CARD = 'entrypoints/card/main.tsx';

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name));

const sources = [...filesUnder('utils'), ...filesUnder('components'), ...filesUnder('entrypoints')];

/** The project's own modules that a file imports, as paths; `kind` leaves out imports that only name types. */
function importsOf(file: string, kind: 'all' | 'values'): string[] {
  const text = readFileSync(file, 'utf8');
  const imports = [...text.matchAll(/^(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm)];
  return imports
    .filter(([, isType]) => kind === 'all' || isType === undefined)
    .map(([, , from, bare]) => from ?? bare ?? '')
    .flatMap((path) => (path.startsWith('@/') ? path.slice(2) : path.startsWith('.') ? normalize(join(dirname(file), path)) : []));
}

const roomOf = (path: string): string => (path.startsWith('components/') ? 'components' : path.split('/').slice(0, 2).join('/'));

describe('the arrows', () => {
  it.each(sources.filter((file) => !file.startsWith('entrypoints/')))('%s imports only what its room may', (file) => {
    const room = roomOf(file);
    const allowed = arrows[room];
    expect(allowed, `${room} is not in the table`).toBeDefined();
    const wrong = importsOf(file, 'all').filter((path) => roomOf(path) !== room && !allowed?.includes(roomOf(path)));
    expect(wrong).toEqual([]);
  });

  it('are checked on files that exist', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(importsOf('utils/state/panel.ts', 'all')).toContain('utils/db/changes');
  });
});

/** The project's files that end up in a script: what it imports, and what that imports. */
function reachedFrom(entry: string): string[] {
  const reached = new Set<string>();
  const follow = (path: string) => {
    const file = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((candidate) => sources.includes(candidate));
    if (file === undefined || reached.has(file)) return;
    reached.add(file);
    importsOf(file, 'values').forEach(follow);
  };
  follow(entry);
  return [...reached].filter((file) => file !== entry);
}

describe("the page's process", () => {
  it.each(PAGE_SCRIPTS)('receives in %s no code of the database, the settings, identity or economics', (script) => {
    const reached = reachedFrom(script);
    expect(reached.length).toBeGreaterThan(3);
    expect(reached.filter((file) => !PAGE_ROOMS.includes(roomOf(file)))).toEqual([]);
    // It holds every adapter: for our own pages.
    expect(reached).not.toContain('utils/hosts/catalogue.ts');
  });

  it('receives to read a selection what reads it, and nothing else', () => {
    expect(reachedFrom('entrypoints/selection.ts')).toEqual(['utils/spotting/selection.ts']);
  });
});

describe('the card', () => {
  it('asks the background: it holds no code of the database, whose storage a frame would find empty', () => {
    const reached = reachedFrom(CARD);
    expect(reached).toContain('components/card/CustomerCard.tsx');
    expect(reached.filter((file) => /^utils\/(?:db|settings|state|intake)\//.test(file))).toEqual([]);
  });

  it('says nothing to the page around it', () => {
    for (const file of sources.filter((path) => /^(?:entrypoints\/card|components\/card|utils\/marks)\//.test(path)))
      expect(readFileSync(file, 'utf8'), file).not.toMatch(/postMessage|window\.parent|window\.top|\bopener\b/);
  });
});

describe('components', () => {
  it.each(sources.filter((file) => file.startsWith('components/')))('%s knows no browser, no database and no network', (file) => {
    expect(readFileSync(file, 'utf8')).not.toMatch(/wxt\/browser|\bindexedDB\b|\bfetch\(|from 'idb'/);
  });
});

describe('text that comes from outside', () => {
  it.each(sources)('%s never becomes code', (file) => {
    expect(readFileSync(file, 'utf8')).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|dangerouslySetInnerHTML/,
    );
  });
});
