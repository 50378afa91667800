import { Button } from '@/components/ui/Button';
import styles from './HeadNote.module.css';

const { note } = styles;

export interface HeadNoteProps {
  readonly sentence?: string;
  readonly action: string;
  /** The name of the action for those who do not see what it stands beside. */
  readonly label?: string;
  readonly onAction: () => void;
}

/** A word under the name on why this customer is shown, and the way out. */
export function HeadNote({ sentence, action, label, onAction }: HeadNoteProps) {
  return (
    <p class={note}>
      {sentence}{' '}
      <Button variant="link" {...(label === undefined ? {} : { label })} onClick={onAction}>
        {action}
      </Button>
    </p>
  );
}
