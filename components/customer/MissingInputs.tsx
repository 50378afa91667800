import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import type { MissingInput } from '@/utils/economics/figure';
import type { ProfitAndLoss } from '@/utils/economics/profit-and-loss';
import styles from './MissingInputs.module.css';

export interface MissingInputsProps {
  readonly year: ProfitAndLoss;
  /** What other figures of the card lack. */
  readonly others?: readonly MissingInput[];
  readonly onHelp: (input: MissingInput) => void;
}

/** What is missing, each as a sentence that says which input would fill it, and the way there. */
export function MissingInputs({ year, others = [], onHelp }: MissingInputsProps) {
  const inputs = tellable([...new Set([...missingInputsOf(year), ...others])]);
  if (inputs.length === 0) return null;
  return (
    <ul class={styles['missing']}>
      {inputs.map((input) => (
        <li key={input}>
          {i18n.t(`panel.input.${input}.sentence`)}{' '}
          <Button variant="link" onClick={() => onHelp(input)}>
            {i18n.t(`panel.input.${input}.action`)}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Whoever may not see costs is not asked to bring them. */
const tellable = (inputs: readonly MissingInput[]): readonly MissingInput[] =>
  inputs.includes('role') ? inputs.filter((input) => !OF_COSTS.includes(input)) : inputs;
const OF_COSTS: readonly MissingInput[] = ['goods', 'costToServe', 'margin'];

/** The inputs that a whole figure lacks; totals that stand in for booked amounts count too. */
function missingInputsOf({ netRevenue, goods, costToServe }: ProfitAndLoss): readonly MissingInput[] {
  const lacking = [netRevenue, goods, costToServe].filter((figure) => figure.value === null || figure.missing.includes('ledger'));
  return [...new Set(lacking.flatMap((figure) => figure.missing))];
}
