import { i18n } from '#i18n';
import styles from './MarksSwitch.module.css';

const { label } = styles;

export interface MarksSwitchProps {
  /** The site as people write it. */
  readonly site: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Whether marks stand beside people on a site. */
export function MarksSwitch({ site, isOn, onChange }: MarksSwitchProps) {
  return (
    <label class={label}>
      <input
        type="checkbox"
        aria-label={i18n.t('marks.switchLabel', [site])}
        checked={isOn}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      {i18n.t('marks.switch')}
    </label>
  );
}
