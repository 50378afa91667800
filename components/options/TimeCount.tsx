import { i18n } from '#i18n';
import { Card } from '../ui/Card';
import { Switch } from '../ui/Switch';

export interface TimeCountProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Whether the time in front of conversations is counted. */
export function TimeCount({ isOn, onChange }: TimeCountProps) {
  return (
    <Card title={i18n.t('options.time.title')}>
      <Switch isOn={isOn} onChange={onChange} hint={i18n.t('options.time.hint')}>
        {i18n.t('options.time.count')}
      </Switch>
    </Card>
  );
}
