import { i18n } from '#i18n';
import { mayPass } from '@/utils/sources/failure';
import type { Standing } from '@/utils/team/replica/syncing';
import { Button } from '../ui/Button';
import styles from './TeamLine.module.css';
import { teamFailureInWords } from './words';

export interface TeamLineProps {
  readonly standing: Standing;
  /** Of the team. */
  readonly name: string;
  readonly onOpen: () => void;
}

/** One line about the team, where there is something to know: what keeps us from it, what is to be decided, or that not all of it is here yet. */
export function TeamLine({ standing, name, onOpen }: TeamLineProps) {
  const { failure, asking } = standing;
  const isLasting = failure !== null && !mayPass(failure.what);
  return (
    <output class={`${styles['line']} ${isLasting ? styles['alert'] : ''}`}>
      {failure !== null
        ? teamFailureInWords(failure.what, name)
        : asking > 0
          ? i18n.t('panel.together.asking', asking)
          : i18n.t('panel.together.coming')}
      {(isLasting || asking > 0) && (
        <>
          {' '}
          <Button variant="link" onClick={onOpen}>
            {i18n.t('panel.together.open')}
          </Button>
        </>
      )}
    </output>
  );
}
