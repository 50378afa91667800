import styles from './Remarks.module.css';

const { remarks } = styles;

export interface RemarksProps {
  readonly sentences: readonly string[];
}

/** What one should know about how this was found; nothing where it goes without saying. */
export function Remarks({ sentences }: RemarksProps) {
  if (sentences.length === 0) return null;
  return (
    <ul class={remarks}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
