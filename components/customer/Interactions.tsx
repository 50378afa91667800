import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Card } from '@/components/ui/Card';
import { Day } from '@/components/ui/Day';
import { Empty } from '@/components/ui/Empty';
import { SourceLink } from '@/components/ui/SourceLink';
import { Tag } from '@/components/ui/Tag';
import type { Team } from '@/utils/domain/interaction';
import type { CivilDate } from '@/utils/domain/time';
import type { TimeLine, TimeLineItem } from '@/utils/voice/time-line';
import styles from './Interactions.module.css';
import { TeamDot } from './TeamDot';
import { TeamFilter } from './TeamFilter';
import { type Entry, entryOf } from './time-line-entry';

const { place: placeClass, line, day, rail, what, details, more } = styles;

const PAGE = 50;
const places = ['coming', 'open', 'past'] as const;

export interface InteractionsProps {
  readonly timeLine: TimeLine;
  readonly today: CivilDate;
}

/** One line of time over all our teams: what is coming, what waits, what was. */
export function Interactions({ timeLine, today }: InteractionsProps) {
  const team = useSignal<Team | 'all'>('all');
  const shown = useSignal(PAGE);
  const groups = places.map((place) => ({ place, items: timeLine[place].filter((item) => isOfTeam(item, team.value)) }));
  const hidden = groups.reduce((sum, { items }) => sum + Math.max(0, items.length - shown.value), 0);
  const isEmpty = places.every((place) => timeLine[place].length === 0);
  return (
    <Card title={i18n.t('panel.time.title')}>
      {isEmpty ? (
        <Empty example={i18n.t('panel.time.example')}>{i18n.t('panel.time.empty')}</Empty>
      ) : (
        <TeamFilter
          value={team.value}
          onChange={(next) => {
            team.value = next;
            shown.value = PAGE;
          }}
        />
      )}
      {!isEmpty && groups.every(({ items }) => items.length === 0) && <Empty>{i18n.t('panel.time.emptyTeam')}</Empty>}
      {groups.map(({ place, items }) => (
        <Group key={place} place={place} entries={items.slice(0, shown.value).map((item) => entryOf(item, place, today))} />
      ))}
      {hidden > 0 && (
        <div class={more}>
          <Button
            onClick={() => {
              shown.value += PAGE;
            }}
          >
            {i18n.t('panel.time.more', Math.min(PAGE, hidden))}
          </Button>
        </div>
      )}
    </Card>
  );
}

/** What a customer said or was promised belongs to no team: it stands among all. */
const isOfTeam = (item: TimeLineItem, team: Team | 'all'): boolean =>
  team === 'all' || (item.kind === 'interaction' && item.interaction.team === team);

function Group({ place, entries }: { readonly place: keyof TimeLine; readonly entries: readonly Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <>
      <h3 class={placeClass}>{i18n.t(`panel.time.${place}`)}</h3>
      <ol class={line}>
        {entries.map((entry) => (
          <li key={entry.key}>
            <span class={day}>
              <Day on={entry.on} />
            </span>
            <span class={rail}>
              <TeamDot team={entry.team} place={place} />
            </span>
            <div class={what}>
              <SourceLink url={entry.url}>{entry.text}</SourceLink> {entry.tag && <Tag tone={entry.tag.tone}>{entry.tag.word}</Tag>}
              <p class={details}>{entry.details.join(', ')}</p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
