import { i18n } from '#i18n';
import { lazily } from '@/components/ui/lazily';
import { Skeleton } from '@/components/ui/Skeleton';
import styles from './NoteComposer.module.css';

// What of a customer one does not see at first, or not of most: below the fold, or behind a key.

const { note, label, text, foot } = styles;

export const Ahead = lazily(() => import('./Ahead').then((module) => module.Ahead));
export const LostDeals = lazily(() => import('./LostDeals').then((module) => module.LostDeals));
export const Opinions = lazily(() => import('./Opinions').then((module) => module.Opinions));
export const OneVoice = lazily(() => import('./OneVoice').then((module) => module.OneVoice));
export const Shoes = lazily(() => import('./Shoes').then((module) => module.Shoes));
export const Interactions = lazily(() => import('./Interactions').then((module) => module.Interactions));
export const Decide = lazily(() => import('./Decide').then((module) => module.Decide));
export const HowItIsMade = lazily(() => import('./HowItIsMade').then((module) => module.HowItIsMade));
export const CustomerMenu = lazily(() => import('./CustomerMenu').then((module) => module.CustomerMenu));
export const NoteComposer = lazily(() => import('./NoteComposer').then((module) => module.NoteComposer), NotePlace);

/** Holds the place of the note box, so that nothing jumps when it is there. */
export function NotePlace({ context }: { readonly context: { readonly name: string } }) {
  return (
    <div class={note} aria-busy="true">
      <span class={label}>{i18n.t('panel.note.label', [context.name])}</span>
      <span class={text} />
      <div class={foot}>
        <Skeleton width="60%" />
      </div>
    </div>
  );
}
