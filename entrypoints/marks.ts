import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startMarks } from '@/utils/marks/start';
import { documentsIn } from '@/utils/spotting/documents';
import { addressesIn } from '@/utils/spotting/shown-addresses';

/** Runs beside the spotter, in a page where it saw people: marks them, and opens their cards. It is told nothing of them. */
export default defineUnlistedScript(() => startMarks({ documentsIn, addressesIn }));
