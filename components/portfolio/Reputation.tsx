import { i18n } from '#i18n';
import type { OnSave } from '@/components/charts/Chart';
import { countCell, moneyCell, tableCsv, textCell } from '@/components/charts/chart-table';
import { Button } from '@/components/ui/Button';
import { Card } from '@/components/ui/Card';
import { Empty } from '@/components/ui/Empty';
import { writtenText } from '@/components/ui/hidden-figures';
import { moneyText } from '@/components/ui/money-text';
import { countText } from '@/utils/i18n/count';
import type { Customers } from '@/utils/state/portfolio/portfolio';
import type { SaidOften, SideSaid } from '@/utils/voice/said-often';
import { formatNames } from '../charts/file-formats';
import styles from './Reputation.module.css';

const { sides: sidesClass, side: sideClass, us, name, list, sign, like, dislike, more, none } = styles;

/** So much is shown of each; all is in the file. */
const MOST = 5;

export interface ReputationProps {
  readonly customers: Pick<Customers, 'sides' | 'competitors' | 'standing' | 'currency'>;
  readonly onSave: OnSave;
}

/** What we are liked and disliked for, beside each competitor: what most customers say first, with the margin that they bring. */
export function Reputation({ customers, onSave }: ReputationProps) {
  const { sides, competitors } = customers;
  const title = i18n.t('portfolio.said.title');
  if (sides.length === 0) {
    return (
      <Card title={title}>
        <Empty example={i18n.t('portfolio.said.example')}>{i18n.t('portfolio.said.empty')}</Empty>
      </Card>
    );
  }
  const nameOf = (about: SideSaid['about']) =>
    about === 'us' ? i18n.t('panel.needs.us') : (competitors.find(({ id }) => id === about)?.name ?? i18n.t('portfolio.said.gone'));
  const save = () => onSave(csvOf(customers, nameOf), `${i18n.t('portfolio.said.file')}.csv`);
  return (
    <Card
      title={title}
      right={
        <Button variant="link" label={i18n.t('portfolio.chart.csvOf', [title])} onClick={save}>
          {formatNames.csv}
        </Button>
      }
    >
      <div class={sidesClass}>
        {sides.map((side) => (
          <section key={side.about} class={`${sideClass} ${side.about === 'us' ? us : ''}`} aria-label={nameOf(side.about)}>
            <h3 class={name}>{nameOf(side.about)}</h3>
            <List said={side.likes} isLike customers={customers} />
            <List said={side.dislikes} isLike={false} customers={customers} />
          </section>
        ))}
      </div>
    </Card>
  );
}

interface ListProps {
  readonly said: readonly SaidOften[];
  readonly isLike: boolean;
  readonly customers: ReputationProps['customers'];
}

function List({ said, isLike, customers }: ListProps) {
  const title = i18n.t(isLike ? 'panel.needs.likes' : 'panel.needs.dislikes');
  if (said.length === 0) return <p class={none}>{i18n.t(isLike ? 'portfolio.said.noLikes' : 'portfolio.said.noDislikes')}</p>;
  return (
    <ul class={list} aria-label={title}>
      {said.slice(0, MOST).map((each) => (
        <li key={each.text}>
          <span class={`${sign} ${isLike ? like : dislike}`} aria-hidden="true">
            {isLike ? '+' : '−'}
          </span>
          <span>
            {writtenText(each.text)}
            <span class={more}>{byWhom(each, customers)}</span>
          </span>
        </li>
      ))}
      {said.length > MOST && <li class={none}>{i18n.t('portfolio.said.more', [countText(said.length - MOST)])}</li>}
    </ul>
  );
}

function byWhom(said: SaidOften, { standing, currency }: ReputationProps['customers']): string {
  const count = i18n.t('portfolio.said.customers', said.customers.length, [countText(said.customers.length)]);
  const margin = marginOf(said, standing);
  return margin === undefined ? count : `${count}, ${i18n.t('portfolio.said.margin', [moneyText({ minor: margin, currency })])}`;
}

/** The margin of those who said it, of those whose is known; undefined where nobody's is. */
function marginOf({ customers }: SaidOften, { margin }: Customers['standing']): number | undefined {
  const known = customers.map((slot) => margin[slot] ?? Number.NaN).filter((minor) => !Number.isNaN(minor));
  return known.length === 0 ? undefined : known.reduce((sum, minor) => sum + minor, 0);
}

function csvOf({ sides, standing, currency }: ReputationProps['customers'], nameOf: (about: SideSaid['about']) => string): Blob {
  const rows = sides.flatMap(({ about, likes, dislikes }) =>
    [{ kind: 'panel.needs.likes', said: likes } as const, { kind: 'panel.needs.dislikes', said: dislikes } as const].flatMap(
      ({ kind, said }) =>
        said.map((each) => {
          const minor = marginOf(each, standing);
          const margin = minor === undefined ? { shown: '', value: undefined } : moneyCell({ minor, currency });
          return [textCell(nameOf(about)), textCell(i18n.t(kind)), textCell(each.text), countCell(each.customers.length), margin];
        }),
    ),
  );
  const head = (['about', 'kind', 'text', 'customers', 'margin'] as const).map((column) => i18n.t(`portfolio.said.col.${column}`));
  return tableCsv({ head, rows });
}
