import { parseEmail } from '@/utils/domain/email';
import { documentsIn } from '@/utils/spotting/documents';
import { headMeaningOf, meaningIn } from '@/utils/spotting/header-labels';
import { addressIn, peopleIn, personOf } from '@/utils/spotting/person';
import { findAddresses, properAddresses, visibleText } from '@/utils/spotting/scan';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from './host';

/** What the spotter holds for the scripts beside it, so that none of them carries it once more: all that they may import from the modules of kit-modules.ts. */
export const kit = {
  addressIn,
  defineHost,
  documentsIn,
  findAddresses,
  isVisible,
  headMeaningOf,
  meaningIn,
  parseEmail,
  peopleIn,
  personOf,
  properAddresses,
  visibleText,
} as const;
