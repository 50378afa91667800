import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Retention, retentionPeriods } from '@/utils/domain/retention';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Field } from '../ui/Field';
import styles from './archive.module.css';
import { countText } from './words';

const { stack, actions, quiet, alert } = styles;

export interface RetentionCardProps {
  readonly period: Retention;
  /** How many contacts would go at once. */
  readonly count: (period: Retention) => Promise<number>;
  /** Keeps the choice and removes what is older; resolves with how many went. */
  readonly onSave: (period: Retention) => Promise<number>;
}

type Saving = { readonly state: 'untouched' | 'saving' | 'failed' } | { readonly state: 'saved'; readonly removed: number };

/** How long contacts are kept: says what would go before it is switched on. */
export function RetentionCard({ period, count, onSave }: RetentionCardProps) {
  const [kept, setKept] = useState(period);
  const [chosen, setChosen] = useState(period);
  const [wouldGo, setWouldGo] = useState<number>();
  const [saving, setSaving] = useState<Saving>({ state: 'untouched' });
  useEffect(() => {
    let isOld = false;
    setWouldGo(undefined);
    count(chosen).then(
      (found) => isOld || setWouldGo(found),
      () => isOld || setSaving({ state: 'failed' }),
    );
    return () => {
      isOld = true;
    };
  }, [chosen]);
  const save = async (event: Event) => {
    event.preventDefault();
    setSaving({ state: 'saving' });
    try {
      setSaving({ state: 'saved', removed: await onSave(chosen) });
      setKept(chosen);
      setWouldGo(0);
    } catch {
      // Storage failed. What went is gone, and the rest goes when it is tried again.
      setSaving({ state: 'failed' });
    }
  };
  return (
    <Card title={i18n.t('options.archive.retention.title')}>
      <form class={stack} noValidate onSubmit={save}>
        <Field label={i18n.t('options.archive.retention.label')} hint={i18n.t('options.archive.retention.hint')}>
          {(control) => (
            <select
              {...control}
              value={String(chosen)}
              onChange={({ currentTarget }) => {
                setChosen(retentionPeriods.find((each) => String(each) === currentTarget.value) ?? chosen);
                setSaving({ state: 'untouched' });
              }}
            >
              {retentionPeriods.map((each) => (
                <option key={each} value={String(each)}>
                  {periodInWords(each)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <output>{sentenceOf(saving, chosen, wouldGo)}</output>
        {saving.state === 'failed' && (
          <p role="alert" class={alert}>
            {i18n.t('options.notSaved')}
          </p>
        )}
        <div class={actions}>
          <Button
            type="submit"
            variant={wouldGo ? 'danger' : 'quiet'}
            isDisabled={saving.state === 'saving' || wouldGo === undefined || (chosen === kept && wouldGo === 0)}
          >
            {wouldGo ? i18n.t('options.archive.retention.remove', wouldGo, [countText(wouldGo)]) : i18n.t('options.save')}
          </Button>
          {saving.state === 'saving' && <span class={quiet}>{i18n.t('options.archive.retention.removing')}</span>}
        </div>
      </form>
    </Card>
  );
}

const periodInWords = (period: Retention): string =>
  period === 'forever' ? i18n.t('options.archive.retention.forever') : i18n.t('options.archive.retention.years', period, [String(period)]);

function sentenceOf(saving: Saving, chosen: Retention, wouldGo: number | undefined): string | null {
  if (saving.state === 'saved')
    return saving.removed === 0
      ? i18n.t('options.saved')
      : i18n.t('options.archive.retention.removed', saving.removed, [countText(saving.removed)]);
  if (chosen === 'forever' || wouldGo === undefined) return null;
  return wouldGo === 0
    ? i18n.t('options.archive.retention.noneWouldGo')
    : i18n.t('options.archive.retention.wouldGo', wouldGo, [countText(wouldGo), periodInWords(chosen)]);
}
