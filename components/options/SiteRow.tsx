import { i18n } from '#i18n';
import { isEverySite, siteName } from '@/utils/domain/site';
import { Button } from '../ui/Button';
import { deciderInWords, lockOf } from '../ui/locks';
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
  /** What somebody else decided for it. */
  readonly decided?: readonly SiteDecision[] | undefined;
}

/** That it is read, and what is done there. */
export type SiteDecision = 'isOn' | 'recordsOpened' | 'hasMarks' | 'guardsReplies';

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
  site: { pattern, isOn, reader, recordsOpened, hasMarks, guardsReplies, decided = [] },
  onSwitch,
  onRecord,
  onMark,
  onGuard,
  onRemove,
}: SiteRowProps) {
  const name = isEverySite(pattern) ? i18n.t('options.sites.all') : siteName(pattern);
  const lock = (decision: SiteDecision) => (decided.includes(decision) ? deciderInWords() : undefined);
  return (
    <li class={siteClass}>
      <div class={siteHead}>
        <Switch
          isOn={isOn}
          onChange={onSwitch}
          hint={isOn ? (reader ?? i18n.t('options.sites.byPage')) : i18n.t('options.sites.off')}
          lock={isOn ? lock('isOn') : undefined}
        >
          <span class={siteTitle}>{name}</span>
        </Switch>
        {!decided.includes('isOn') && (
          <Button variant="link" label={i18n.t('options.sites.removeLabel', [name])} onClick={onRemove}>
            {i18n.t('options.sites.remove')}
          </Button>
        )}
      </div>
      {isOn && (
        <fieldset class={siteSwitches} aria-label={name}>
          <Switch isOn={recordsOpened} onChange={onRecord} hint={i18n.t('options.sites.recordHint')} lock={lock('recordsOpened')}>
            {i18n.t('options.sites.record')}
          </Switch>
          <Switch
            isOn={hasMarks && lockOf('marks') === undefined}
            onChange={onMark}
            hint={i18n.t('options.sites.marksHint')}
            lock={lockOf('marks') ?? lock('hasMarks')}
          >
            {i18n.t('options.sites.marks')}
          </Switch>
          <Switch isOn={guardsReplies} onChange={onGuard} hint={i18n.t('options.sites.guardHint')} lock={lock('guardsReplies')}>
            {i18n.t('options.sites.guard')}
          </Switch>
        </fieldset>
      )}
    </li>
  );
}
