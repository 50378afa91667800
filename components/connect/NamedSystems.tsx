import { i18n } from '#i18n';
import { sourceName } from '@/utils/i18n/source';
import type { Source } from '@/utils/sources/source';
import { Button } from '../ui/Button';
import { Locked } from '../ui/Locked';
import { deciderInWords } from '../ui/locks';
import styles from './connect.module.css';
import type { NamedSystem } from './connect-view';

const { stack, buttons } = styles;

export interface NamedSystemsProps {
  readonly named: readonly NamedSystem[];
  readonly onChoose: (source: Source, decided: NamedSystem['settings']) => void;
}

/** Systems that are to be connected, as somebody else decided: what is missing is the user's own token. */
export function NamedSystems({ named, onChoose }: NamedSystemsProps) {
  const open = named.filter(({ account }) => account === undefined);
  return (
    <div class={stack}>
      <Locked by={deciderInWords()} />
      <div class={buttons}>
        {open.map(({ source, settings }) => (
          <Button key={JSON.stringify([source.id, settings])} onClick={() => onChoose(source, settings)}>
            {[i18n.t('options.other.connect', [sourceName(source)]), Object.values(settings)[0]].filter(Boolean).join(': ')}
          </Button>
        ))}
      </div>
    </div>
  );
}
