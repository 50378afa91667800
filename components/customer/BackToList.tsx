import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { HeadNote } from './HeadNote';

/** The way back to the list from which a customer was chosen; it takes the focus that the chosen row had. */
export function BackToList({ onBack }: { readonly onBack: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('button')?.focus(), []);
  return (
    <div ref={place}>
      <HeadNote action={i18n.t('panel.list.back')} onAction={onBack} />
    </div>
  );
}
