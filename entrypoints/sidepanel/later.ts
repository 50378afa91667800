import { lazily } from '@/components/ui/lazily';

// Who may be whom, of which few customers have anything to choose; what one asks for by a key; and what is said where no address is known.

export const WhoElse = lazily(() => import('./WhoElse').then((module) => module.WhoElse));
export const LedNote = lazily(() => import('./LedNote').then((module) => module.LedNote));
export const PanelTools = lazily(() => import('@/components/customer/PanelTools').then((module) => module.PanelTools));
export const TimeHere = lazily(() => import('@/components/customer/TimeHere').then((module) => module.TimeHere));
export const LeakNotice = lazily(() => import('@/components/customer/LeakNotice').then((module) => module.LeakNotice));
export const Belonging = lazily(() => import('./Belonging').then((module) => module.Belonging));
export const Wallet = lazily(() => import('./Wallet').then((module) => module.Wallet));
export const Find = lazily(() => import('./Find').then((module) => module.Find));
