import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Hidden } from '@/components/ui/Hidden';
import { Icon } from '@/components/ui/Icon';
import { isTyping } from '@/components/ui/is-typing';
import { saveKeys } from '@/components/ui/keys';
import { optionId } from '@/components/ui/OptionList';
import { type Suggestion, suggestionsAt } from '@/utils/voice/note/suggest';
import styles from './NoteComposer.module.css';
import { NotePreview, type NotePreviewContext } from './NotePreview';
import { NoteSuggestions } from './NoteSuggestions';

const { note, label, text, box, foot, preview, status, saved, failed, keys } = styles;

/** How far the last note got. */
export type NoteState = 'idle' | 'saving' | 'saved' | 'undone' | { readonly failed: string };

export interface NoteComposerProps {
  readonly value: string;
  /** What is recorded of it, where that can be more than was typed. */
  readonly written?: string;
  readonly state: NoteState;
  /** Whether Enter saves; Shift+Enter breaks the line then. */
  readonly isQuick?: boolean;
  readonly context: NotePreviewContext;
  /** Where else the note goes. */
  readonly aside?: ComponentChildren;
  readonly onInput: (value: string) => void;
  readonly onSave: () => void;
  /** Takes the last note back; absent where there is none to take back. */
  readonly onUndo?: (() => void) | undefined;
}

/** A box for what one just learnt: plain words, ways to go on, and what will be recorded while one types. */
export function NoteComposer(props: NoteComposerProps) {
  const { value, written = value, state, isQuick = false, context, aside, onInput, onSave, onUndo } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  /** Where the caret goes once the text that was put in is there. */
  const caretAfter = useRef<number | undefined>(undefined);
  const caret = useSignal<number | undefined>(undefined);
  /** The option that the arrows chose; none until they do. */
  const chosen = useSignal<number | undefined>(undefined);
  const canSave = written.trim() !== '' && state !== 'saving';
  const offered =
    caret.value === undefined
      ? { from: 0, to: 0, options: [] }
      : suggestionsAt(value, Math.min(caret.value, value.length), context.world ?? {}, context.competitors);
  const { options } = offered;
  const isOpen = options.length > 0;

  useLayoutEffect(() => {
    const position = caretAfter.current;
    caretAfter.current = undefined;
    if (position !== undefined) area.current?.setSelectionRange(position, position);
  }, [value]);

  function close(): void {
    caret.value = undefined;
    chosen.value = undefined;
  }

  useEffect(() => {
    // The chord that saves a note begins one from anywhere else, where nothing is being written.
    const begin = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || isTyping(event.target)) return;
      event.preventDefault();
      area.current?.focus();
    };
    document.addEventListener('keydown', begin);
    return () => document.removeEventListener('keydown', begin);
  }, []);

  function put(insert: string, from: number, to: number): void {
    // What follows already may begin with the sign that is put in.
    const rest = value.slice(to).replace(insert.endsWith(': ') ? /^\s*:?[ \t]*/ : /^[ \t]*/, '');
    caretAfter.current = from + insert.length;
    close();
    onInput(`${value.slice(0, from)}${insert}${rest}`);
    area.current?.focus();
  }

  const accept = ({ insert }: Suggestion) => put(insert, offered.from, offered.to);

  function correct(written: string, name: string): void {
    const from = value.indexOf(written);
    if (from < 0) return;
    onInput(`${value.slice(0, from)}${name}${value.slice(from + written.length)}`);
    area.current?.focus();
  }

  /** Whether the key was for the list. */
  function listKey(event: KeyboardEvent): boolean {
    const at = chosen.value;
    const count = options.length;
    switch (event.key) {
      case 'ArrowDown':
        chosen.value = at === undefined ? 0 : (at + 1) % count;
        return true;
      case 'ArrowUp':
        chosen.value = at === undefined ? count - 1 : (at - 1 + count) % count;
        return true;
      case 'Enter':
      case 'Tab': {
        // Enter breaks the line, and Shift+Tab leaves, unless an option was chosen.
        const option = options[at ?? (event.key === 'Tab' && !event.shiftKey ? 0 : -1)];
        if (option === undefined) return false;
        accept(option);
        return true;
      }
      case 'Escape':
        close();
        return true;
      default:
        return false;
    }
  }

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
      <div class={box}>
        {isOpen && <NoteSuggestions id={`${id}-list`} options={options} chosen={chosen.value} onChoose={accept} />}
        <textarea
          ref={area}
          id={id}
          class={text}
          rows={2}
          value={value}
          placeholder={i18n.t('panel.note.placeholder')}
          aria-describedby={`${id}-preview`}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={isOpen ? `${id}-list` : undefined}
          aria-activedescendant={isOpen && chosen.value !== undefined ? optionId(`${id}-list`, chosen.value) : undefined}
          onInput={(event) => {
            caret.value = event.currentTarget.selectionStart;
            chosen.value = undefined;
            onInput(event.currentTarget.value);
          }}
          onBlur={close}
          onKeyDown={(event) => {
            if (event.isComposing) return;
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              close();
              if (canSave) onSave();
            } else if (isOpen && !event.ctrlKey && !event.metaKey && !event.altKey && listKey(event)) {
              event.preventDefault();
            } else if (isQuick && event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault();
              close();
              if (canSave) onSave();
            } else if (event.key === 'Escape') {
              event.currentTarget.blur();
            } else if (/^(?:Arrow|Home|End|Page)/.test(event.key)) {
              // The caret went elsewhere: what was offered there is past.
              close();
            }
          }}
          onClick={close}
        />
      </div>
      {aside}
      <div class={foot}>
        <div class={preview}>
          <Status state={state} offered={options.length} onUndo={onUndo} />
          <div id={`${id}-preview`}>
            {(written !== '' || state === 'idle') && <NotePreview value={written} context={context} onCorrect={correct} />}
          </div>
        </div>
        <Button variant="primary" type="submit" isDisabled={!canSave} keys={`${isQuick ? 'Enter ' : ''}Control+Enter Meta+Enter`}>
          {i18n.t(state === 'saving' ? 'panel.note.saving' : 'panel.note.save')}
          <span class={keys} aria-hidden="true">
            {isQuick ? '⏎' : saveKeys()}
          </span>
        </Button>
      </div>
    </form>
  );
}

interface StatusProps extends Pick<NoteComposerProps, 'state' | 'onUndo'> {
  readonly offered: number;
}

/** Always there, so that a change in it is read out. */
function Status({ state, offered, onUndo }: StatusProps) {
  return (
    <>
      <div role="status">
        {(state === 'saved' || state === 'undone') && (
          <span class={`${status} ${saved}`}>
            <Icon name="check" />
            {i18n.t(`panel.note.${state}`)}
          </span>
        )}
        {typeof state === 'object' && (
          <span class={`${status} ${failed}`}>
            <Icon name="warning" />
            {i18n.t('panel.note.failed', [state.failed])}
          </span>
        )}
        {offered > 0 && <Hidden>{i18n.t('panel.note.suggestions', offered)}</Hidden>}
      </div>
      {onUndo !== undefined && (
        <Button variant="link" onClick={onUndo}>
          {i18n.t('panel.note.undo')}
        </Button>
      )}
    </>
  );
}
