import { i18n } from '#i18n';
import { siteName } from '@/utils/domain/site';
import type { OfferedSite } from './PickSites';
import styles from './welcome.module.css';

const { groups, group, groupTitle, ticks, tick, where } = styles;

export interface SiteChoicesProps {
  readonly offered: readonly OfferedSite[];
  readonly isOn: (site: OfferedSite) => boolean;
  readonly isPicked: (site: OfferedSite) => boolean;
  readonly onPick: (site: OfferedSite, isPicked: boolean) => void;
}

const kinds = ['mail', 'ticket', 'other'] as const;
const kindOf = ({ channel }: OfferedSite): (typeof kinds)[number] => (channel === 'mail' || channel === 'ticket' ? channel : 'other');

/** The known web applications, each to be ticked, kind by kind. */
export function SiteChoices({ offered, isOn, isPicked, onPick }: SiteChoicesProps) {
  return (
    <div class={groups}>
      {kinds.map((kind) => (
        <fieldset key={kind} class={group}>
          <legend class={groupTitle}>{i18n.t(`welcome.sites.${kind}`)}</legend>
          <div class={ticks}>
            {offered
              .filter((site) => kindOf(site) === kind)
              .map((site) => (
                <label key={site.id} class={tick}>
                  <input
                    type="checkbox"
                    checked={isOn(site) || isPicked(site)}
                    disabled={isOn(site)}
                    onChange={({ currentTarget }) => onPick(site, currentTarget.checked)}
                  />
                  <span>
                    {site.label}
                    <span class={where}>{isOn(site) ? i18n.t('welcome.sites.isOn') : whereOf(site)}</span>
                  </span>
                </label>
              ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

/** Its first address, and how many more there are. */
function whereOf({ sites: [first = '', ...rest] }: OfferedSite): string {
  const name = siteName(first).replace(/^\*\./, '… .');
  return rest.length === 0 ? name : i18n.t('welcome.sites.andMore', [name, String(rest.length)]);
}
