import { lazily } from '@/components/ui/lazily';
import { Loading } from './Loading';

// What the panel can show, each loaded when it is first wanted: the panel itself holds only the places of what is being read.

export const Known = lazily(() => import('./Known').then((module) => module.Known), Loading);
export const NobodyHere = lazily(() => import('./NobodyHere').then((module) => module.NobodyHere));
export const OnThisPage = lazily(() => import('./OnThisPage').then((module) => module.OnThisPage), Loading);
export const Stranger = lazily(() => import('./Stranger').then((module) => module.Stranger), Loading);
export const Newcomer = lazily(() => import('./Newcomer').then((module) => module.Newcomer));
export const TeachOffer = lazily(() => import('./TeachOffer').then((module) => module.TeachOffer));
export const OwnTab = lazily(() => import('./OwnTab').then((module) => module.OwnTab));
