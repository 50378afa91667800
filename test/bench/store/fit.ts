import { bgnbdDataOf } from '@/utils/economics/lifetime/bgnbd-data';
import { fitBgNbd } from '@/utils/economics/lifetime/bgnbd-fit';
import { fitGammaGamma } from '@/utils/economics/lifetime/gamma-gamma-fit';
import { finish } from '@/utils/economics/numeric/steps';
import { drawer, drawHistory, drawSpend } from '../../unit/economics/draw';
import { interleaved, line, quantile, type StoreLine } from './line';

/** Customers of a base as the published fits describe one, watched for up to three years; the same for the same number. */
export function drawBase(customers: number) {
  const draw = drawer(customers);
  return Array.from({ length: customers }, () => {
    const { frequency, recency, T } = drawHistory(draw, { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, 52 + 104 * draw.random());
    const history = { frequency, recency: Math.round(recency * 7) / 7, T: Math.round(T * 7) / 7 };
    return { history, spend: drawSpend(draw, { p: 6.25, q: 3.74, v: 15.44 }, frequency) };
  });
}

/** Fits BG/NBD and gamma-gamma to such a base; the goal for 100 000 customers is 5 s. */
export function fitBoth(base: ReturnType<typeof drawBase>) {
  const orders = finish(fitBgNbd(bgnbdDataOf(base.map(({ history }) => history))));
  const spend = finish(fitGammaGamma(base.map((one) => one.spend)));
  if (!orders.ok || !spend.ok) throw new Error('no fit');
  return { bgnbd: orders.value, gammaGamma: spend.value };
}

const RUNS = 5;

/** Fits such a base again and again. */
export async function run({ customers }: { readonly customers: number }): Promise<StoreLine[]> {
  const base = drawBase(customers);
  const times = await interleaved(RUNS, [async () => fitBoth(base)]);
  return [line(`BG/NBD and gamma-gamma fitted to ${customers} customers, p50`, quantile(times[0] ?? [], 0.5), null, { ms: 5000 }, RUNS)];
}
