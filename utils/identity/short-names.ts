import { type Email, localPartOf } from '@/utils/domain/email';
import { readableEmail } from './readable';

interface Named {
  readonly email: Email;
  /** May be empty. */
  readonly name: string;
}

/** From short to long: the first name, or what stands before the @; the whole name; the address. */
const WAYS: readonly ((person: Named) => string)[] = [
  ({ email, name }) => name.split(/\s+/)[0] || `${localPartOf(email)}@`,
  ({ email, name }) => name || readableEmail(email),
  ({ email }) => readableEmail(email),
];

/** What each of a few people is called beside the others: as short as tells them apart. */
export function shortNames(people: readonly Named[]): string[] {
  const [shortest, ...longer] = WAYS.map((way) => people.map(way));
  return longer.reduce((names, next) => {
    const isShared = (name: string) => names.filter((other) => other.toLowerCase() === name.toLowerCase()).length > 1;
    return names.map((name, index) => (isShared(name) ? (next[index] ?? name) : name));
  }, shortest ?? []);
}
