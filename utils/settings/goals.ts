import { type Goal, type GoalScope, goalMetrics } from '@/utils/domain/goal';
import { parseCurrency } from '@/utils/domain/money';
import { parseCivilDate } from '@/utils/domain/time';
import type { Setting } from './setting';

/** The goals that were set, in the order in which they were. */
export const goals: Setting<readonly Goal[]> = {
  key: 'goals',
  fallback: [],
  parse: (stored) => (Array.isArray(stored) ? stored.flatMap((each: unknown) => parseGoal(each) ?? []) : undefined),
};

type Fields = { readonly [Field in keyof Goal]?: unknown };

/** A goal as it was kept; undefined where a field is not what it says. */
function parseGoal(stored: unknown): Goal | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { id, metric, target, currency, dueOn, scope, setOn, baseline, revision } = stored as Fields;
  const known = goalMetrics.find((name) => name === metric);
  const [due, set] = [dueOn, setOn].map((day) => (typeof day === 'string' ? parseCivilDate(day) : undefined));
  const whom = parseScope(scope);
  if (typeof id !== 'string' || known === undefined || due === undefined || set === undefined || whom === undefined) return undefined;
  if (!isNumber(target) || !isNumber(baseline) || target === baseline) return undefined;
  const code = typeof currency === 'string' ? parseCurrency(currency) : undefined;
  const rest = { metric: known, target, dueOn: due, scope: whom, setOn: set, baseline, revision: isNumber(revision) ? revision : 1 };
  return { id: id as Goal['id'], ...rest, ...(code === undefined ? {} : { currency: code }) };
}

function parseScope(stored: unknown): GoalScope | undefined {
  if (typeof stored !== 'object' || stored === null || !('kind' in stored)) return undefined;
  if (stored.kind === 'everybody') return { kind: 'everybody' };
  if (stored.kind === 'tag' && 'tag' in stored && typeof stored.tag === 'string') return { kind: 'tag', tag: stored.tag };
  if (stored.kind === 'customer' && 'customerId' in stored && typeof stored.customerId === 'string')
    return { kind: 'customer', customerId: stored.customerId as Extract<GoalScope, { kind: 'customer' }>['customerId'] };
  return undefined;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
