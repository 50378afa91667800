import type { occurrencesIn } from '@/utils/spotting/occurrences';
import type { addressIn, peopleIn, personOf } from '@/utils/spotting/person';
import type { findAddresses } from '@/utils/spotting/scan';
import type { isVisible } from '@/utils/spotting/visible';
import { shared } from './shared';

/** The tools that adapters read with. They come from the spotter in the same page, so that no adapter carries them once more. */
export interface Kit {
  /** The address that an attribute, a link or a text holds: see `addressIn`. */
  readonly addressIn: typeof addressIn;
  /** All addresses of a text, in order. */
  readonly findAddresses: typeof findAddresses;
  /** Whether a person at the screen could see the element. */
  readonly isVisible: typeof isVisible;
  /** Every visible place under an element that shows an address. */
  readonly occurrencesIn: typeof occurrencesIn;
  /** The people of a list such as `Ann Lee <ann@x.example>, bob@x.example`. */
  readonly peopleIn: typeof peopleIn;
  /** The person with that address, name and role. */
  readonly personOf: typeof personOf;
}

/** Called by the spotter before any adapter reads. */
export function provideKit(tools: Kit): void {
  shared.kit = tools;
}

/** The tools in this page. Adapters run after the spotter only: without it there is nobody to read for. */
export function kit(): Kit {
  if (shared.kit === undefined) throw new Error('an adapter read before the spotter ran');
  return shared.kit;
}
