import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { selectedIn } from '@/utils/spotting/selection';

/** Runs once in a page whose user asked for a note about it, and answers with what they selected. */
export default defineUnlistedScript(() => selectedIn(document));
