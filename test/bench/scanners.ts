import anchormeModule from 'anchorme';

/*
 * Our scanner and its peers, built into one script as they reach a page: a loader that runs them file by file makes each constant of another file
 * a look-up, which no page pays.
 */

export { LinkifyIt } from 'linkify-it';
export { findAddresses, scan, visibleText } from '@/utils/spotting/scan';

/** anchorme is CommonJS: its default may be one level further down. */
export const anchorme = (anchormeModule as unknown as { default?: typeof anchormeModule }).default ?? anchormeModule;
