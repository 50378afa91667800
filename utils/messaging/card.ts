import type { CardFacts, CardMoney } from '@/utils/domain/card';
import type { Customer } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import type { FocusMatch } from './focus';

/** Whom a card shows. This is all of us that ever reaches a frame in a page, and only once its nonce was claimed. */
export type CardView =
  | { readonly kind: 'own' | 'unknown'; readonly name: string; readonly email: Email }
  | {
      readonly kind: 'known';
      /** The person on the page; `name` may be their company's, where only that is known. */
      readonly email: Email;
      readonly name: string;
      readonly customerKind: Customer['kind'];
      readonly role?: string;
      readonly companyName?: string;
      readonly match: Pick<FocusMatch, 'by' | 'domain' | 'confidence'>;
      /** Null while who this is is only a guess: the card asks for it when its user does. */
      readonly money: CardMoney | null;
      readonly facts: CardFacts;
    };
