import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { CustomerField } from '@/components/find/CustomerField';
import { Card } from '@/components/ui/Card';
import { failureInWords } from '@/utils/i18n/failure';
import { isStale } from '@/utils/state/finder';
import { optionsOf } from './Find';
import type { Tools } from './tools';

const ADD = 'add';

export interface NameSearchProps {
  readonly name: string;
  /** The address of the page. */
  readonly where: string;
  readonly tools: Tools;
}

/** Which customer goes by a name that is all the page shows: found by it, remembered once chosen. */
export function NameSearch({ name, where, tools }: NameSearchProps) {
  const finder = useMemo(() => {
    const own = tools.newFinder();
    own.look(name);
    return own;
  }, [name, tools]);
  const query = finder.query.value;
  const state = finder.state.value;
  const found = optionsOf(state);
  const add = { key: ADD, name: i18n.t('find.add', [name]), detail: '' };
  return (
    <Card title={i18n.t('panel.nameOnly.who')}>
      <CustomerField
        label={i18n.t('find.label')}
        hint={i18n.t('panel.nameOnly.lead', [name])}
        query={query}
        options={found && [...found, add]}
        isStale={isStale(finder)}
        nobody={i18n.t('find.nobody', [query])}
        error={state.state === 'failed' ? i18n.t('find.failed', [failureInWords(state.error)]) : undefined}
        onInput={finder.look}
        onChoose={(key) => {
          const chosen = found?.find((option) => option.key === key);
          void (chosen === undefined ? tools.addCalled(where, name) : tools.callThem(where, name, chosen.id));
        }}
      />
    </Card>
  );
}
