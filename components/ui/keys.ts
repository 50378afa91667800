import { i18n } from '#i18n';

/** Whether the keyboard has Command where others have Control. */
export const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent);

/** What saves a note, as its keys are labelled; in the panel it begins one as well. */
export const saveKeys = (): string => (isMac() ? '⌘ ⏎' : i18n.t('panel.note.keys'));
