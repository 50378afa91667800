import { lazily } from '@/components/ui/lazily';

// Who may be whom: few customers have anything to choose or to merge.

export const MaybeThem = lazily(() => import('./Identity').then((module) => module.MaybeThem));
export const SameAs = lazily(() => import('./Identity').then((module) => module.SameAs));

// What one asks for by a key, or where the page shows less than an address.

export const PanelTools = lazily(() => import('@/components/customer/PanelTools').then((module) => module.PanelTools));
export const Find = lazily(() => import('./Find').then((module) => module.Find));
export const NameSearch = lazily(() => import('./NameSearch').then((module) => module.NameSearch));
export const LeadsHere = lazily(() => import('./LeadsHere').then((module) => module.LeadsHere));
export const HeadNote = lazily(() => import('@/components/customer/HeadNote').then((module) => module.HeadNote));
