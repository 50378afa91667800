import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '@/components/ui/Button';
import { Confirm } from './Confirm';
import styles from './identity.module.css';

const { actions } = styles;

/** One thing that can be done, after one question. */
export interface Ask {
  readonly key: string;
  readonly action: string;
  /** The name of its button for those who do not see what it stands beside. */
  readonly label: string;
  readonly question: string;
  readonly onDo: () => void;
}

/** What can be done here: buttons, and in their place the question that one of them asks. */
export function Asking({ asks }: { readonly asks: readonly Ask[] }) {
  const open = useSignal<string | undefined>(undefined);
  const row = useRef<HTMLDivElement>(null);
  const left = useRef<string | undefined>(undefined);
  useEffect(() => {
    // Back to the button that asked.
    if (open.value === undefined && left.current !== undefined) {
      const index = asks.findIndex(({ key }) => key === left.current);
      row.current?.querySelectorAll('button')[index]?.focus();
      left.current = undefined;
    }
  });
  const asked = asks.find(({ key }) => key === open.value);
  const close = () => {
    left.current = open.value;
    open.value = undefined;
  };
  if (asked !== undefined)
    return (
      <Confirm
        question={asked.question}
        action={asked.action}
        onConfirm={() => {
          close();
          asked.onDo();
        }}
        onCancel={close}
      />
    );
  return (
    <div ref={row} class={actions}>
      {asks.map(({ key, action, label }) => (
        <Button
          key={key}
          label={label}
          onClick={() => {
            open.value = key;
          }}
        >
          {action}
        </Button>
      ))}
    </div>
  );
}
