import { type Segment, segments } from '@/utils/economics/rfm';
import { type Risk, risks } from '@/utils/economics/standing/at-risk';
import { type Quadrant, quadrants } from '@/utils/economics/standing/quadrants';
import type { Customers } from './portfolio';

/** Which customers are shown. */
export type Filter =
  | { readonly kind: 'all' }
  | { readonly kind: 'losing' | 'unknown' | 'atRisk' | 'needs' | 'promises' | 'person' | 'company' }
  | { readonly kind: 'risk'; readonly risk: Risk }
  | { readonly kind: 'quadrant'; readonly quadrant: Quadrant }
  | { readonly kind: 'segment'; readonly segment: Segment }
  | { readonly kind: 'tag'; readonly tag: string };

/** Whether the customer at a slot passes the filter. */
export function passing(filter: Filter, customers: Customers, atRisk: Uint8Array | undefined): (slot: number) => boolean {
  const { standing, isCompany, openNeeds, overduePromises, segments: segmentOf, quadrants: places, tags } = customers;
  switch (filter.kind) {
    case 'all':
      return () => true;
    case 'losing':
      return (slot) => (standing.margin[slot] ?? 0) < 0;
    case 'unknown':
      return (slot) => Number.isNaN(standing.margin[slot] ?? Number.NaN);
    case 'atRisk':
      return (slot) => (atRisk?.[slot] ?? 0) !== 0;
    case 'risk':
      return (slot) => ((atRisk?.[slot] ?? 0) & risks[filter.risk]) !== 0;
    case 'needs':
      return (slot) => (openNeeds[slot] ?? 0) > 0;
    case 'promises':
      return (slot) => (overduePromises[slot] ?? 0) > 0;
    case 'person':
      return (slot) => isCompany[slot] !== 1;
    case 'company':
      return (slot) => isCompany[slot] === 1;
    case 'quadrant':
      return (slot) => places?.of[slot] === quadrants.indexOf(filter.quadrant) + 1;
    case 'segment':
      return (slot) => segmentOf[slot] === segments.indexOf(filter.segment) + 1;
    case 'tag': {
      const tagged = new Set(tags.find(({ tag }) => tag === filter.tag)?.slots);
      return (slot) => tagged.has(slot);
    }
  }
}

/** How many customers a filter lets through. */
export function countOf(filter: Filter, customers: Customers, atRisk: Uint8Array | undefined): number {
  const isIn = passing(filter, customers, atRisk);
  return customers.slots.reduce((sum, slot) => sum + (isIn(slot) ? 1 : 0), 0);
}
