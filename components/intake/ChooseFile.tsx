import { useState } from 'preact/hooks';
import styles from './intake.module.css';

const { drop, over, choose, input, quiet } = styles;

export interface ChooseFileProps {
  readonly label: string;
  /** What may be chosen or dropped. */
  readonly hint: string;
  /** As the input's attribute has it. */
  readonly accept: string;
  readonly isDisabled: boolean;
  readonly onFile: (file: File) => void;
}

/** A place to choose a file or to drop one. */
export function ChooseFile({ label, hint, accept, isDisabled, onFile }: ChooseFileProps) {
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file !== undefined && !isDisabled) onFile(file);
  };
  return (
    // Dropping is a second way for those who use a mouse; the input is the first, for everybody.
    // biome-ignore lint/a11y/noStaticElementInteractions: the control is the input inside.
    <div
      class={isOver ? `${drop} ${over}` : drop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <label class={choose}>
        {label}
        <input
          class={input}
          type="file"
          accept={accept}
          disabled={isDisabled}
          onChange={({ currentTarget }) => {
            take(currentTarget.files);
            // The same file may be chosen again, after it was mended.
            currentTarget.value = '';
          }}
        />
      </label>
      <p class={quiet}>{hint}</p>
    </div>
  );
}
