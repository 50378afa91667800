/**
 * The page's own rules end at the host: everything of it is set, and weighs more than they do. One colour has three times the contrast on
 * white and on black; the drawing is cut out of it, so that there is neither image nor text.
 */
export const style = `
:host{all:initial!important;position:fixed!important;left:0!important;top:0!important;z-index:2147483647!important;color-scheme:light dark!important}
button{all:unset;position:absolute;width:16px;height:16px;border-radius:50%;background:#0b8a7f;cursor:pointer;opacity:.8}
button::before{content:"";position:absolute;inset:0;background:#fff;clip-path:path(evenodd,"M2 8C3.600 5.300 5.500 4 8 4s4.400 1.300 6 4c-1.600 2.700-3.500 4-6 4S3.600 10.700 2 8zM8 5.700a2.300 2.300 0 1 0 0 4.600 2.300 2.300 0 0 0 0-4.600z")}
button:hover,button:focus-visible,[aria-expanded=true]{opacity:1}
button:focus-visible{outline:2px solid #0b8a7f;outline-offset:2px}
@media(prefers-reduced-motion:no-preference){button{transition:opacity .12s}}
@media(forced-colors:active){button{forced-color-adjust:none;background:ButtonText;opacity:1}button::before{background:ButtonFace}}
@media print{:host{display:none!important}}`;
