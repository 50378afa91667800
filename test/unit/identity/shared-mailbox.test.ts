import { expect, it } from 'vitest';
import { type Email, parseEmail } from '@/utils/domain/email';
import { isSharedMailbox } from '@/utils/identity/shared-mailbox';

const email = (text: string) => parseEmail(text) as Email;

// Complaint: "`info@` shows the wrong person".
it.each<[string, boolean]>([
  ...[
    ...['info', 'INFO', 'office', 'sales', 'kontakt', 'info+web', 'info.de', 'sales-uk', 'support2', 'customer.service', 'kunden-service'],
    ...['buchhaltung', 'atencion-al-cliente', 'serviceclient', 'comptabilite', 'pedidos', 'toiawase', 'postmaster'],
  ].map((local): [string, boolean] => [local, true]),
  ...['ann', 'ann.lee', 'sales.person', 'informatik', 'hi.tanaka.k', 'mailer', 'team-ann', 'officer'].map((local): [string, boolean] => [
    local,
    false,
  ]),
])('%s@ is read by several people: %s', (local, isShared) => {
  expect(isSharedMailbox(email(`${local}@acme.example`))).toBe(isShared);
});
