import type { Database } from '@/utils/db/schema';
import type { Email } from '@/utils/domain/email';
import { civilDateAt, type Millis, millisOf } from '@/utils/domain/time';
import type { Handlers } from '@/utils/messaging/dispatch';
import type { Focus } from '@/utils/messaging/focus';
import { cardMoney, cardView } from './card-view';

/** How long a card may take from its nonce to its claim, in milliseconds: it is loaded from disk. */
const FRESH = 10_000;

/** What a tab's card is entitled to. A tab has one at most: the next one takes its place. */
interface Ticket {
  readonly nonce: string;
  readonly email: Email;
  readonly madeAt: Millis;
  /** The card claimed it: nobody can do so again. */
  readonly isClaimed: boolean;
}

/** Where a tab's ticket stands in `storage.session`. */
export const ticketKey = (tabId: number): `card:${number}` => `card:${tabId}`;

export interface CardTools {
  /** `storage.session`: no page and no content script can open it. */
  readonly session: {
    get(key: string): Promise<Record<string, unknown>>;
    set(items: Record<string, unknown>): Promise<void>;
  };
  database(): Promise<Database>;
  /** Whom a tab shows; undefined where it announced nobody. */
  focusOf(tabId: number): Promise<Focus | undefined>;
  now?(): Date;
}

/** Answers the calls about cards: a frame is shown somebody only where the same tab announced them, and asked for that frame a moment ago. */
export function createCards({ session, database, focusOf, now = () => new Date() }: CardTools) {
  let last: Promise<unknown> = Promise.resolve();
  /** One after another: of two claims of one nonce the second must see the first. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
  const ticketOf = async (tabId: number) => (await session.get(ticketKey(tabId)))[ticketKey(tabId)] as Ticket | undefined;
  const keep = (tabId: number, ticket: Ticket) => session.set({ [ticketKey(tabId)]: ticket });
  const today = () => civilDateAt(millisOf(now()));

  return {
    cardNonce: (input, { tabId }) =>
      inTurn(async () => {
        const wanted: unknown = input?.email;
        const focus = tabId === undefined ? undefined : await focusOf(tabId);
        const person = focus?.sighting.people.find(({ email }) => email === wanted);
        if (tabId === undefined || person === undefined) return null;
        const nonce = crypto.randomUUID();
        await keep(tabId, { nonce, email: person.email, madeAt: millisOf(now()), isClaimed: false });
        return nonce;
      }),

    claimCard: (nonce, { tabId }) =>
      inTurn(async () => {
        const ticket = tabId === undefined ? undefined : await ticketOf(tabId);
        if (tabId === undefined || ticket === undefined || ticket.nonce !== nonce || ticket.isClaimed) return null;
        await keep(tabId, { ...ticket, isClaimed: true });
        const focus = await focusOf(tabId);
        const isFresh = now().getTime() - ticket.madeAt <= FRESH;
        const isAnnounced = focus?.sighting.people.some(({ email }) => email === ticket.email) === true;
        return isFresh && isAnnounced ? cardView(await database(), focus, ticket.email, today()) : null;
      }),

    async cardFigures(nonce, { tabId }) {
      const ticket = tabId === undefined ? undefined : await ticketOf(tabId);
      return ticket?.nonce === nonce && ticket.isClaimed ? cardMoney(await database(), ticket.email, today()) : null;
    },
  } satisfies Pick<Handlers, 'cardNonce' | 'claimCard' | 'cardFigures'>;
}
