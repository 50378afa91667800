import type { Goal } from '@/utils/domain/goal';
import { type CivilDate, daysBetween } from '@/utils/domain/time';
import { derive, type Figure } from './figure';

export interface GoalProgress {
  /** The part of the way from the baseline to the target, in percent: below 0 where it went back, above 100 where it went beyond. */
  readonly percent: Figure;
  /** The part of the time that has passed, in percent, 0 to 100. */
  readonly timePercent: number;
  readonly standing: 'reached' | 'ahead' | 'behind' | 'missed' | 'unknown';
}

/** How far a goal is, measured against the baseline of the day it was set. `current` is its metric today, in the goal's unit. */
export function progressOf(goal: Goal, current: Figure, today: CivilDate): GoalProgress {
  const reckon = () => (100 * ((current.value ?? 0) - goal.baseline)) / (goal.target - goal.baseline);
  const percent = derive('ratio', today, [current], { reckon, otherwise: 'target' });
  const whole = daysBetween(goal.setOn, goal.dueOn);
  const timePercent = Math.min(100, Math.max(0, (100 * daysBetween(goal.setOn, today)) / whole));
  return { percent, timePercent, standing: standingOf(percent.value, timePercent, today > goal.dueOn) };
}

function standingOf(percent: number | null, timePercent: number, isOver: boolean): GoalProgress['standing'] {
  if (percent === null) return 'unknown';
  if (percent >= 100) return 'reached';
  if (isOver) return 'missed';
  return percent >= timePercent ? 'ahead' : 'behind';
}
