import type { Email } from '@/utils/domain/email';
import type { SeenPerson } from '@/utils/domain/sighting';

/** A message, and whether its host warns that its sender may be somebody else. */
export interface Checked {
  readonly people: readonly SeenPerson[];
  readonly isDoubted: boolean;
}

/** The people of a conversation; whoever sent a message that its host doubts is doubted in all of it. */
export function peopleOfChecked(messages: readonly Checked[]): SeenPerson[] {
  const sendersOf = ({ people }: Checked) => people.filter(({ role }) => role === 'from').map(({ email }) => email);
  const doubted = new Set<Email>(messages.filter(({ isDoubted }) => isDoubted).flatMap(sendersOf));
  return messages.flatMap(({ people }) => people).map((person) => (doubted.has(person.email) ? { ...person, isDoubted: true } : person));
}
