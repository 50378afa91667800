import { Icon } from './Icon';
import styles from './Locked.module.css';

const { locked } = styles;

export interface LockedProps {
  readonly id?: string;
  /** Who decided, in words. */
  readonly by: string;
}

/** Says who decided what stands beside it. */
export function Locked({ id, by }: LockedProps) {
  return (
    <p id={id} class={locked}>
      <Icon name="lock" />
      {by}
    </p>
  );
}
