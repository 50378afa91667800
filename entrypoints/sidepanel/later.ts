import { lazily } from '@/components/ui/lazily';

// Who may be whom: few customers have anything to choose or to merge.

export const MaybeThem = lazily(() => import('./Identity').then((module) => module.MaybeThem));
export const SameAs = lazily(() => import('./Identity').then((module) => module.SameAs));
