import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { NoteComposer, type NoteComposerProps } from '@/components/customer/NoteComposer';
import { CustomerField, type CustomerFieldProps } from '@/components/find/CustomerField';
import { writtenText } from '@/components/ui/hidden-figures';
import { Kinds, kindOfKey, type QuickKind } from './Kinds';
import styles from './QuickAdd.module.css';

const { window: windowClass, title, source, quote: quoteClass, foot } = styles;

export interface QuickAddProps {
  /** The words that were selected, and where. */
  readonly source: { readonly quote: string; readonly where: string };
  readonly who: Pick<CustomerFieldProps, 'query' | 'options' | 'isStale' | 'nobody' | 'hint' | 'error' | 'onInput' | 'onChoose'>;
  /** Whether it is known whom the note is about, so that the keyboard goes on to the note; undefined while that is looked for. */
  readonly isChosen: boolean | undefined;
  readonly note: Omit<NoteComposerProps, 'isQuick' | 'onUndo'>;
  readonly kind: QuickKind | undefined;
  readonly onKind: (kind: QuickKind) => void;
}

/** A note about words on a page: who, the words, what they are, and what one has to say. */
export function QuickAdd({ source: { quote, where }, who, isChosen, note, kind, onKind }: QuickAddProps) {
  const customer = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const writing = () => box.current?.querySelector('textarea');
  useEffect(() => {
    if (isChosen === undefined) return;
    const area = writing();
    // Whoever is writing already is not called away.
    if (isChosen || (area === document.activeElement && area?.value !== '')) area?.focus();
    else customer.current?.focus();
  }, [isChosen]);
  useEffect(() => {
    if (who.error !== undefined) customer.current?.focus();
  }, [who.error]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const wanted = kindOfKey(event);
      if (wanted === undefined) return;
      event.preventDefault();
      onKind(wanted);
      writing()?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return (
    <main class={windowClass}>
      <h1 class={title}>{i18n.t('quickAdd.title')}</h1>
      <CustomerField
        label={i18n.t('quickAdd.who')}
        isFloating
        input={customer}
        {...who}
        onChoose={(key) => {
          who.onChoose(key);
          // At once: the next key is the note's.
          writing()?.focus();
        }}
      />
      <figure class={source}>
        {quote !== '' && <blockquote class={quoteClass}>{writtenText(quote)}</blockquote>}
        {where !== '' && <figcaption>{i18n.t(quote === '' ? 'quickAdd.page' : 'quickAdd.selected', [where])}</figcaption>}
      </figure>
      <Kinds current={kind} onChoose={onKind} />
      <div ref={box}>
        <NoteComposer isQuick {...note} />
      </div>
      <p class={foot}>{i18n.t('quickAdd.closed')}</p>
    </main>
  );
}
