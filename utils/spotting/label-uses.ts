import type { SeenRole } from '@/utils/domain/sighting';
import { type Label, meaningOf } from './header-labels';

/** What the label at the beginning of a line means: `From: Ann <ann@x.example>`. */
export const meaningOfLine = (text: string): Label | undefined => meaningOf(/^([^:：\n]{1,32})[:：]/.exec(text.trim())?.[1] ?? '');

/** The role that a label gives to a person. */
export const roleOf = (label: Label | undefined): SeenRole | undefined => (label === 'address' || label === 'name' ? undefined : label);
