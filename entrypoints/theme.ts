import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { THEME, wearTheme } from '@/utils/domain/theme';

/** Runs in the head of each page of ours, before anything is painted: no page is light first and dark then. */
export default defineUnlistedScript(() => {
  wearTheme(document, localStorage.getItem(THEME));
  addEventListener('storage', ({ key, newValue }) => {
    if (key === THEME) wearTheme(document, newValue);
  });
});
