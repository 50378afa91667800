import { i18n } from '#i18n';
import { isEverySite, siteName } from '@/utils/domain/site';
import { Button } from '../ui/Button';
import { Switch } from '../ui/Switch';
import styles from './options.module.css';

const { site: siteClass, siteHead, siteTitle, siteSwitches } = styles;

/** A site as the list shows it. */
export interface ListedSite {
  /** The match pattern that the browser grants. */
  readonly pattern: string;
  readonly isOn: boolean;
  /** What reads it, where its name tells. */
  readonly reader?: string | undefined;
  readonly recordsOpened: boolean;
  readonly hasMarks: boolean;
  readonly guardsReplies: boolean;
}

export interface SiteRowProps {
  readonly site: ListedSite;
  readonly onSwitch: (isOn: boolean) => void;
  readonly onRecord: (isOn: boolean) => void;
  readonly onMark: (isOn: boolean) => void;
  readonly onGuard: (isOn: boolean) => void;
  readonly onRemove: () => void;
}

/** One site: whether it is read, by what, and what is done there. */
export function SiteRow({
  site: { pattern, isOn, reader, recordsOpened, hasMarks, guardsReplies },
  onSwitch,
  onRecord,
  onMark,
  onGuard,
  onRemove,
}: SiteRowProps) {
  const name = isEverySite(pattern) ? i18n.t('options.sites.all') : siteName(pattern);
  return (
    <li class={siteClass}>
      <div class={siteHead}>
        <Switch isOn={isOn} onChange={onSwitch} hint={isOn ? (reader ?? i18n.t('options.sites.byPage')) : i18n.t('options.sites.off')}>
          <span class={siteTitle}>{name}</span>
        </Switch>
        <Button variant="link" label={i18n.t('options.sites.removeLabel', [name])} onClick={onRemove}>
          {i18n.t('options.sites.remove')}
        </Button>
      </div>
      {isOn && (
        <fieldset class={siteSwitches} aria-label={name}>
          <Switch isOn={recordsOpened} onChange={onRecord} hint={i18n.t('options.sites.recordHint')}>
            {i18n.t('options.sites.record')}
          </Switch>
          <Switch isOn={hasMarks} onChange={onMark} hint={i18n.t('options.sites.marksHint')}>
            {i18n.t('options.sites.marks')}
          </Switch>
          <Switch isOn={guardsReplies} onChange={onGuard} hint={i18n.t('options.sites.guardHint')}>
            {i18n.t('options.sites.guard')}
          </Switch>
        </fieldset>
      )}
    </li>
  );
}
