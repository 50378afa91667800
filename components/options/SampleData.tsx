import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import styles from './options.module.css';

const { form, row, quiet, alert } = styles;

export interface SampleDataProps {
  readonly isLoaded: boolean;
  readonly onLoad: () => Promise<void>;
  readonly onRemove: () => Promise<void>;
}

/** Loads made-up customers to look around with, and takes them away again. */
export function SampleData({ isLoaded, onLoad, onRemove }: SampleDataProps) {
  const [state, setState] = useState<'idle' | 'working' | 'done' | 'failed'>('idle');
  const run = async (work: () => Promise<void>) => {
    setState('working');
    try {
      await work();
      setState('done');
    } catch {
      // All or nothing: a sample that failed left nothing behind.
      setState('failed');
    }
  };
  return (
    <Card title={i18n.t('options.sample.title')}>
      <div class={form}>
        <p class={quiet}>{i18n.t('options.sample.hint')}</p>
        <div class={row}>
          <Button isDisabled={state === 'working'} onClick={() => void run(isLoaded ? onRemove : onLoad)}>
            {i18n.t(isLoaded ? 'options.sample.remove' : 'options.sample.load')}
          </Button>
          <output class={state === 'failed' ? alert : quiet}>
            {state === 'done' && i18n.t(isLoaded ? 'options.sample.loaded' : 'options.sample.removed')}
            {state === 'failed' && i18n.t('options.sample.failed')}
          </output>
        </div>
      </div>
    </Card>
  );
}
