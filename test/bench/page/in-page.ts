import { LinkifyIt } from 'linkify-it';
import { createOccurrenceIndex, OBSERVED } from '@/utils/spotting/occurrence-index';
import { scan } from '@/utils/spotting/scan';
import { inSlices } from '@/utils/spotting/slices';

/*
 * Runs in a world of its own of a page, as a content script does. What it offers is called from the benches, one run at a time.
 */

const links = new LinkifyIt();
const ignore = () => undefined;

/** A page of so many text nodes: rows as lists and tables have them, one in a hundred with an address. */
function buildPage(texts: number): void {
  const main = document.createElement('main');
  for (let count = 0; count < texts; count += 10) {
    const row = document.createElement('div');
    row.className = 'row';
    for (let cell = 0; cell < 5; cell++) {
      const box = document.createElement('span');
      box.className = 'cell';
      box.textContent = count % 500 === 0 && cell === 1 ? `ann${count}@acme.example` : `some words of text here ${count} and ${cell}`;
      row.append(box, ' ');
    }
    main.append(row);
  }
  document.body.replaceChildren(main);
}

/** The least that reading each text costs. */
function floor(): number {
  const start = performance.now();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let found = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if ((node.nodeValue ?? '').indexOf('@') >= 0) found++;
  return found < 0 ? 0 : performance.now() - start;
}

/** All of a page read for the first time, and its people found: the time it took. */
function cold(): number {
  const start = performance.now();
  const index = createOccurrenceIndex(document, ignore);
  for (const steps = index.catchUp(false); steps.next().done !== true; );
  const found = index.occurrences().length;
  return found === 0 ? Number.NaN : performance.now() - start;
}

/** The same in slices: the longest of them. */
async function longestSlice(): Promise<number> {
  let longest = 0;
  let begun = performance.now();
  const note = () => {
    longest = Math.max(longest, performance.now() - begun);
  };
  const paused = async () => {
    note();
    await new Promise((resolve) => setTimeout(resolve));
    begun = performance.now();
  };
  const index = createOccurrenceIndex(document, ignore);
  await inSlices(index.catchUp(false), { scheduler: { yield: paused } } as unknown as Window, new AbortController().signal);
  note();
  return longest;
}

/** So many rows added one by one, each time anew, one in `nth` with an address: what the index, and what linkify-it on each added row, take for it. */
function storm(changes: number, nth: number): { ours: number; peer: number; rescan: number } {
  const index = createOccurrenceIndex(document, ignore);
  for (const steps = index.catchUp(false); steps.next().done !== true; );
  const ours = inStorm(changes, nth, (records) => {
    index.note(records);
    for (const steps = index.catchUp(false); steps.next().done !== true; );
    index.occurrences();
  });
  const peer = inStorm(changes, nth, (records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) links.match(node.textContent ?? '');
  });
  return { ours, peer, rescan: timed(() => scan(document.body.textContent ?? '')) };
}

function inStorm(changes: number, nth: number, work: (records: MutationRecord[]) => void): number {
  const box = document.createElement('div');
  document.body.append(box);
  const observer = new MutationObserver(ignore);
  observer.observe(document, OBSERVED);
  for (let count = 0; count < changes; count++) {
    const row = document.createElement('p');
    row.textContent =
      count % nth === 0
        ? `Ann Lee ${count} <ann${count}@acme.example> about the order of last week`
        : `a new row with some words, and the number ${count}`;
    box.append(row);
  }
  const records = observer.takeRecords();
  observer.disconnect();
  // Styles are the page's own work: by the time that it is quiet, they are done.
  document.body.getBoundingClientRect();
  const time = timed(() => work(records));
  box.remove();
  return time;
}

/** So many strokes in an editor: what each costs in microseconds, and how many of them had anything read. */
function type(strokes: number): { each: number; readings: number } {
  const index = createOccurrenceIndex(document, ignore);
  for (const steps = index.catchUp(false); steps.next().done !== true; );
  const editor = document.createElement('div');
  editor.contentEditable = 'true';
  editor.append('x');
  document.body.append(editor);
  const observer = new MutationObserver(ignore);
  observer.observe(document, OBSERVED);
  let readings = 0;
  let spent = 0;
  for (let stroke = 0; stroke < strokes; stroke++) {
    (editor.firstChild as Text).appendData(stroke % 20 === 0 ? ' ann@acme.example' : 'x');
    const records = observer.takeRecords();
    spent += timed(() => {
      if (index.note(records)) readings++;
    });
  }
  observer.disconnect();
  editor.remove();
  return { each: (spent * 1000) / strokes, readings };
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** What the benches call. */
export const benches = { buildPage, floor, cold, longestSlice, storm, type };

Object.assign(globalThis, { benches });
