import { Card } from '@/components/ui/Card';
import type { Option } from './Chooser';
import styles from './identity.module.css';

const { list, option, press, name: nameClass, why } = styles;

export interface LeadsProps {
  readonly title: string;
  readonly leads: readonly Omit<Option, 'confidence'>[];
  readonly onChoose: (key: string) => void;
}

/** Customers whom the page leads to without showing an address of theirs: one press shows one. */
export function Leads({ title, leads, onChoose }: LeadsProps) {
  return (
    <Card title={title}>
      <ul class={list}>
        {leads.map(({ key, name, detail, reason }) => (
          <li key={key}>
            <button type="button" class={`${option} ${press}`} onClick={() => onChoose(key)}>
              <span class={nameClass}>{name}</span>
              {detail !== '' && <span class={why}>{detail}</span>}
              <span class={why}>{reason}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
