import { i18n } from '#i18n';
import { HeadNote } from '@/components/customer/HeadNote';
import { readableEmail } from '@/utils/identity/readable';
import { isAbout, type PanelState } from '@/utils/state/panel';
import type { Keeping } from './keeping';
import type { Tools } from './tools';

export interface LedNoteProps {
  readonly state: Extract<PanelState, { readonly state: 'led' }>;
  readonly keeping: Keeping;
  readonly tools: Tools | undefined;
}

/** Whom the page shows while the panel stays on somebody else; or how one takes back who goes by a name. */
export function LedNote({ state: { lead, focus, profile }, keeping: { isTab, keep }, tools }: LedNoteProps) {
  const { customer } = profile;
  if (lead?.reason.kind === 'called' && tools && focus) {
    const { name } = lead.reason;
    return (
      <HeadNote
        action={i18n.t('panel.nameOnly.forget')}
        label={i18n.t('panel.nameOnly.forgetLabel', [name, customer.name])}
        onAction={() => void tools.callThem(focus.sighting.url, name, undefined)}
      />
    );
  }
  const person = focus?.people.find(({ email }) => email === focus.choice.customer?.email);
  if (lead !== undefined || isTab || person === undefined || isAbout(focus, customer.id)) return null;
  const sentence = i18n.t('panel.tools.pageShows', [person.name || readableEmail(person.email)]);
  return <HeadNote sentence={sentence} action={i18n.t('panel.tools.follow')} onAction={() => keep(undefined)} />;
}
