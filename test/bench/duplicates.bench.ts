import { inChromium } from './store/in-chromium';

export default inChromium('duplicates');
