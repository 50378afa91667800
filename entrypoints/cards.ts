import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startCards } from '@/utils/marks/cards';

/** Runs beside the marks once somebody wants to see a card. */
export default defineUnlistedScript(startCards);
