import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import styles from './NoteComposer.module.css';
import { NotePreview, type NotePreviewContext } from './NotePreview';

const { note, label, text, foot, preview, status, saved, failed, keys } = styles;

/** How far the last note got. */
export type NoteState = 'idle' | 'saving' | 'saved' | { readonly failed: string };

export interface NoteComposerProps {
  readonly value: string;
  readonly state: NoteState;
  readonly context: NotePreviewContext;
  readonly onInput: (value: string) => void;
  readonly onSave: () => void;
}

/** A box for what one just learnt: plain words, and what will be recorded while one types. */
export function NoteComposer({ value, state, context, onInput, onSave }: NoteComposerProps) {
  const id = useId();
  const canSave = value.trim() !== '' && state !== 'saving';
  return (
    <form
      class={note}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) onSave();
      }}
    >
      <label class={label} for={id}>
        {i18n.t('panel.note.label', [context.name])}
      </label>
      <textarea
        id={id}
        class={text}
        rows={2}
        value={value}
        placeholder={i18n.t('panel.note.placeholder')}
        aria-describedby={`${id}-preview`}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Escape') event.currentTarget.blur();
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          if (canSave) onSave();
        }}
      />
      <div class={foot}>
        <div class={preview}>
          <Status state={state} />
          <div id={`${id}-preview`}>{(value !== '' || state === 'idle') && <NotePreview value={value} context={context} />}</div>
        </div>
        <Button variant="primary" type="submit" isDisabled={!canSave} keys="Control+Enter Meta+Enter">
          {i18n.t(state === 'saving' ? 'panel.note.saving' : 'panel.note.save')}
          <span class={keys} aria-hidden="true">
            {isMac() ? '⌘ ⏎' : 'Ctrl ⏎'}
          </span>
        </Button>
      </div>
    </form>
  );
}

/** Always there, so that a change in it is read out. */
function Status({ state }: { readonly state: NoteState }) {
  return (
    <div role="status">
      {state === 'saved' && (
        <span class={`${status} ${saved}`}>
          <Icon name="check" />
          {i18n.t('panel.note.saved')}
        </span>
      )}
      {typeof state === 'object' && (
        <span class={`${status} ${failed}`}>
          <Icon name="warning" />
          {i18n.t('panel.note.failed', [state.failed])}
        </span>
      )}
    </div>
  );
}

const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent);
