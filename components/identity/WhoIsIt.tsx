import { i18n } from '#i18n';
import { Card } from '@/components/ui/Card';
import { type Ask, Asking } from './Asking';
import { Chooser, type Option } from './Chooser';

export interface WhoIsItProps {
  /** The address on the page. */
  readonly address: string;
  readonly options: readonly Option[];
  /** The key of the one shown; undefined where none is. */
  readonly current: string | undefined;
  /** Whether the one shown is known by the address itself, so that there is nothing to keep. */
  readonly isTheirs: boolean;
  readonly onChoose: (key: string) => void;
  readonly onAdopt: (key: string) => void;
  readonly onDiffer: (key: string) => void;
}

/** Who the person on the page may be, where a hint or several customers are all there is to go by. */
export function WhoIsIt({ address, options, current, isTheirs, onChoose, onAdopt, onDiffer }: WhoIsItProps) {
  const shown = options.find(({ key }) => key === current);
  const adopt = (key: string, name: string): Ask => ({
    key: 'adopt',
    action: i18n.t('panel.same.adopt'),
    label: i18n.t('panel.same.adoptLabel', [name, address]),
    question: i18n.t('panel.same.ask.adopt', [name, address]),
    onDo: () => onAdopt(key),
  });
  const differ = (key: string, name: string): Ask => ({
    key: 'differ',
    action: i18n.t('panel.same.notThem'),
    label: i18n.t('panel.same.notThemLabel', [address, name]),
    question: i18n.t('panel.same.ask.differ', [address, name]),
    onDo: () => onDiffer(key),
  });
  return (
    <Card title={i18n.t('panel.same.which')}>
      <Chooser options={options} current={current} onChoose={onChoose} />
      {shown !== undefined && (
        <Asking key={shown.key} asks={[...(isTheirs ? [] : [adopt(shown.key, shown.name)]), differ(shown.key, shown.name)]} />
      )}
    </Card>
  );
}
