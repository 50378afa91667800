import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import styles from './Kept.module.css';

const { kept } = styles;

export interface KeptProps {
  /** Whom the page shows meanwhile. */
  readonly name: string;
  readonly onFollow: () => void;
}

/** Says that the page shows somebody else than the panel, which stays on its customer. */
export function Kept({ name, onFollow }: KeptProps) {
  return (
    <p class={kept}>
      {i18n.t('panel.tools.pageShows', [name])}{' '}
      <Button variant="link" onClick={onFollow}>
        {i18n.t('panel.tools.follow')}
      </Button>
    </p>
  );
}
