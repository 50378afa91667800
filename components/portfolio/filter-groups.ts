import { i18n } from '#i18n';
import { segments } from '@/utils/economics/rfm';
import { quadrants } from '@/utils/economics/standing/quadrants';
import { countOf, type Filter } from '@/utils/state/portfolio/filter';
import type { Customers } from '@/utils/state/portfolio/portfolio';

export interface FilterOption {
  readonly filter: Filter;
  readonly label: string;
  readonly count: number;
}

export interface FilterGroup {
  /** Empty where it needs none. */
  readonly label: string;
  readonly options: readonly FilterOption[];
}

/** One text for each filter, to tell them apart. */
export const keyOfFilter = (filter: Filter): string => Object.values(filter).join(':');

/** What the table can be narrowed to, with how many there are; what nobody is in is left out. */
export function filterGroups(customers: Customers, atRisk: Uint8Array | undefined): readonly FilterGroup[] {
  const option = (filter: Filter, label: string): FilterOption => ({ filter, label, count: countOf(filter, customers, atRisk) });
  const group = (label: string, options: readonly FilterOption[]): FilterGroup[] => {
    const some = options.filter(({ count, filter }) => count > 0 || filter.kind === 'all');
    return some.length === 0 ? [] : [{ label, options: some }];
  };
  const plain = (['losing', 'unknown', 'atRisk', 'promises', 'needs'] as const).map((kind) =>
    option({ kind }, i18n.t(`portfolio.filter.${kind}`)),
  );
  return [
    ...group('', [option({ kind: 'all' }, i18n.t('portfolio.filter.all'))]),
    ...group(i18n.t('portfolio.filter.attention'), plain),
    ...group(
      i18n.t('portfolio.filter.quadrant'),
      quadrants.map((quadrant) => option({ kind: 'quadrant', quadrant }, i18n.t(`portfolio.needs.field.${quadrant}`))),
    ),
    ...group(
      i18n.t('portfolio.filter.segment'),
      segments.map((segment) => option({ kind: 'segment', segment }, i18n.t(`economics.segment.${segment}`))),
    ),
    ...group(
      i18n.t('portfolio.filter.tag'),
      customers.tags.map(({ tag, slots }) => ({ filter: { kind: 'tag', tag } as const, label: tag, count: slots.length })),
    ),
    ...group(
      i18n.t('portfolio.filter.kind'),
      (['company', 'person'] as const).map((kind) => option({ kind }, i18n.t(`portfolio.filter.${kind}`))),
    ),
  ];
}
