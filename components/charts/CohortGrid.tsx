import { percentText } from '@/components/ui/Percent';
import type { Cohort } from '@/utils/economics/cohorts';
import { countText } from '@/utils/i18n/count';
import styles from './CohortGrid.module.css';
import { useWidth } from './use-width';

const { cell, empty, name, figure, onDark, axis } = styles;

const ROW = 26;
const HEAD = 20;
const NAME = 116;
const GAP = 2;
/** Below that width a cell says nothing in figures. */
const LEGIBLE = 34;

export interface CohortGridProps {
  readonly cohorts: readonly Cohort[];
  readonly label: string;
}

/** A row for each cohort, a cell for each period since: the darker, the more of them bought then. */
export function CohortGrid({ cohorts, label }: CohortGridProps) {
  const { root, width } = useWidth<HTMLDivElement>();
  const columns = Math.max(1, ...cohorts.map(({ active }) => active.length));
  const wide = (width - NAME) / columns;
  const height = HEAD + cohorts.length * ROW;
  return (
    <div ref={root}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {Array.from({ length: columns }, (_, age) => (
          <text key={age} class={axis} x={NAME + wide * (age + 0.5)} y={12} text-anchor="middle">
            {wide >= LEGIBLE || age % 2 === 0 ? age : ''}
          </text>
        ))}
        {cohorts.map(({ period, size, active }, row) => (
          <g key={period} transform={`translate(0 ${HEAD + row * ROW})`}>
            <text class={name} x={0} y={ROW / 2} dominant-baseline="central">
              {period} · {countText(size)}
            </text>
            {active.map((count, age) => {
              const part = count / size;
              return (
                <g key={age} transform={`translate(${NAME + wide * age} 0)`}>
                  <rect class={empty} width={Math.max(0, wide - GAP)} height={ROW - GAP} rx={3} />
                  <rect class={cell} fill-opacity={part.toFixed(2)} width={Math.max(0, wide - GAP)} height={ROW - GAP} rx={3} />
                  {wide >= LEGIBLE && (
                    <text
                      class={`${figure} ${part > 0.55 ? onDark : ''}`}
                      x={(wide - GAP) / 2}
                      y={(ROW - GAP) / 2}
                      text-anchor="middle"
                      dominant-baseline="central"
                    >
                      {percentText(100 * part, 0)}
                    </text>
                  )}
                </g>
              );
            })}
          </g>
        ))}
      </svg>
    </div>
  );
}
