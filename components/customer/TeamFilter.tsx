import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { Hidden } from '@/components/ui/Hidden';
import { RadioPill } from '@/components/ui/Pill';
import { type Team, teams } from '@/utils/domain/interaction';
import styles from './Interactions.module.css';
import { TeamDot } from './TeamDot';

export interface TeamFilterProps {
  readonly value: Team | 'all';
  readonly onChange: (team: Team | 'all') => void;
}

/** Chooses whose interactions are shown; its marks are the key to those on the line. */
export function TeamFilter({ value, onChange }: TeamFilterProps) {
  const group = useId();
  return (
    <fieldset>
      <legend>
        <Hidden>{i18n.t('panel.time.filter')}</Hidden>
      </legend>
      <div class={styles['filter']}>
        <RadioPill group={group} isChecked={value === 'all'} onChoose={() => onChange('all')}>
          {i18n.t('panel.time.all')}
        </RadioPill>
        {teams.map((team) => (
          <RadioPill key={team} group={group} isChecked={value === team} onChoose={() => onChange(team)}>
            <TeamDot team={team} place="past" />
            {i18n.t(`panel.team.${team}`)}
          </RadioPill>
        ))}
      </div>
    </fieldset>
  );
}
