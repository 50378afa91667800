import styles from './Bars.module.css';
import { useWidth } from './use-width';

const { name: nameClass, amount, more: moreClass, track, bar, loss } = styles;

const ROW = 42;
const THICK = 10;
/** About so wide is a letter of a name. */
const LETTER = 7;

export interface BarRow {
  readonly name: string;
  /** Never below nought; undefined where it is not known: then there is no bar. */
  readonly size: number | undefined;
  readonly shown: string;
  readonly more?: string;
}

export interface BarsProps {
  readonly rows: readonly BarRow[];
  readonly label: string;
  readonly tone?: 'accent' | 'loss';
}

/** Amounts beside each other, each with its name above. */
export function Bars({ rows, label, tone = 'accent' }: BarsProps) {
  const { root, width } = useWidth<HTMLDivElement>();
  const most = Math.max(0, ...rows.map(({ size }) => size ?? 0)) || 1;
  const height = rows.length * ROW;
  return (
    <div ref={root}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {rows.map(({ name, size, shown, more }, index) => (
          <g key={name} transform={`translate(0 ${index * ROW})`}>
            <text class={nameClass} x={0} y={14}>
              {shortened(name, (width - LETTER * (shown.length + (more?.length ?? 0) + 3)) / LETTER)}
            </text>
            <text class={amount} x={width} y={14} text-anchor="end">
              {shown}
              {more !== undefined && <tspan class={moreClass}> {more}</tspan>}
            </text>
            <rect class={track} x={0} y={22} width={width} height={THICK} rx={3} />
            {size !== undefined && (
              <rect class={tone === 'loss' ? loss : bar} x={0} y={22} width={Math.max(2, (width * size) / most)} height={THICK} rx={3} />
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}

const shortened = (text: string, letters: number): string =>
  text.length <= letters ? text : `${text.slice(0, Math.max(1, Math.floor(letters) - 1)).trimEnd()}…`;
