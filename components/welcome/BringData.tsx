import { i18n } from '#i18n';
import { SampleData, type SampleDataProps } from '../options/SampleData';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { StepRow } from './StepRow';
import styles from './welcome.module.css';

const { stack, cards, quiet, cardBody } = styles;

export interface BringDataProps {
  readonly sample: SampleDataProps;
  /** Opens the import of the options. */
  readonly onImport: () => void;
  readonly onNext: () => void;
}

/** The third step: one's own customers, or made-up ones to look around with. */
export function BringData({ sample, onImport, onNext }: BringDataProps) {
  return (
    <div class={stack}>
      <div class={cards}>
        <Card title={i18n.t('welcome.data.own')}>
          <div class={cardBody}>
            <p class={quiet}>{i18n.t('welcome.data.ownHint')}</p>
            <div>
              <Button onClick={onImport}>{i18n.t('welcome.data.import')}</Button>
            </div>
          </div>
        </Card>
        <SampleData {...sample} />
      </div>
      <StepRow>
        <Button variant="primary" onClick={onNext}>
          {i18n.t('welcome.next')}
        </Button>
      </StepRow>
    </div>
  );
}
