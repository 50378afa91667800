import uFuzzy from '@leeoniya/ufuzzy';
import MiniSearch from 'minisearch';
import { queryText } from '@/utils/find/customer-text';
import { createFind } from '@/utils/find/find';
import { buildFindIndex } from '@/utils/find/find-index';
import { interleaved, line, quantile, type StoreLine, timed } from './line';

const RUNS = 60;
const LIMIT = 10;

/** Finds customers by a name with one wrong letter among so many: by us, by uFuzzy over the plain texts, and by MiniSearch. */
export async function run({ customers: count }: { readonly customers: number }): Promise<StoreLine[]> {
  const names = Array.from({ length: count }, (_, index) => nameOf(index));
  const texts = names.map(queryText);
  let find: ReturnType<typeof createFind> | undefined;
  const build = await timed(async () => {
    find = createFind(buildFindIndex(texts));
  });
  const among = `among ${count} names`;
  const wanted = (run: number) => (run * 7_919 + 13) % count;
  const hits = { ours: 0, uFuzzy: 0, miniSearch: 0 };
  const ours = async (run: number) => {
    const found = find?.(queryText(withTypo(nameOf(wanted(run)))), LIMIT) ?? [];
    if (found.some(({ slot }) => names[slot] === nameOf(wanted(run)))) hits.ours += 1;
  };
  // One wrong letter of any kind in each word, as its documentation has it for typos.
  const fuzzy = new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });
  const mini = new MiniSearch<{ readonly id: number; readonly name: string }>({ fields: ['name'] });
  const miniBuild = await timed(async () => mini.addAll(names.map((each, id) => ({ id, name: each }))));
  const [times = [], uFuzzyTimes = [], miniTimes = []] = await interleaved(RUNS, [
    ours,
    async (run) => {
      const [found, info, order] = fuzzy.search(texts, queryText(withTypo(nameOf(wanted(run)))), 0, 1e5);
      const best = info && order ? order.slice(0, LIMIT).map((at) => info.idx[at]) : (found ?? []).slice(0, LIMIT);
      if (best.some((at) => at !== undefined && names[at] === nameOf(wanted(run)))) hits.uFuzzy += 1;
    },
    async (run) => {
      const found = mini.search(withTypo(nameOf(wanted(run))), { fuzzy: 0.2, combineWith: 'AND' }).slice(0, LIMIT);
      if (found.some(({ id }) => names[id] === nameOf(wanted(run)))) hits.miniSearch += 1;
    },
  ]);
  const p50 = quantile(times, 0.5);
  const share = (part: number) => `${Math.round((100 * part) / RUNS)} %`;
  return [
    line(`a name with a typo ${among} against uFuzzy, p50`, p50, quantile(uFuzzyTimes, 0.5), { ms: 6 }, RUNS),
    line(`a name with a typo ${among} against MiniSearch, p50`, p50, quantile(miniTimes, 0.5), { ms: 6 }, RUNS),
    line(`a name with a typo ${among}, p99`, quantile(times, 0.99), quantile(uFuzzyTimes, 0.99), null, RUNS),
    line(`the index ${among} built, against MiniSearch`, build, miniBuild, null, 1),
    line(
      `found in the first ten: ours ${share(hits.ours)}, uFuzzy ${share(hits.uFuzzy)}, MiniSearch ${share(hits.miniSearch)}`,
      hits.ours,
      hits.uFuzzy,
      null,
      RUNS,
    ),
  ];
}

const starts = ['ma', 'ste', 'jo', 'an', 'ni', 'pe', 'ka', 'o', 'lu', 'ro', 'e', 'ha', 'te', 'vi', 'gre', 'pri'];
const middles = ['ra', 'li', 'na', 'fa', 'tri', 'do', 'me', 'va', 'so', 'be', 'ko', 'ri', 'ta', 'lo', 'mi', 'ga'];
const ends = ['n', 'na', 'ck', 'lm', 'rt', 's', 'th', 'berg', 'man', 'ski', 'ley', 'son', 'er', 'ard', 'wen', 'dt'];

/** A name of syllables; each number another one. */
function nameOf(index: number): string {
  const part = (list: readonly string[], by: number) => list[Math.floor(index / by) % list.length] ?? '';
  const first = part(starts, 1) + part(middles, 16) + part(ends, 256);
  const last = part(middles, 4096) + part(starts, 65_536) + part(ends, 17);
  return `${first} ${last}${part(middles, 1_048_576)}`;
}

/** With one letter wrong, in the middle of the first word. */
function withTypo(text: string): string {
  const at = Math.min(2, text.indexOf(' ') - 2);
  return `${text.slice(0, at)}${text[at] === 'q' ? 'x' : 'q'}${text.slice(at + 1)}`;
}
