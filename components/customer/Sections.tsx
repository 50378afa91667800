import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Hidden } from '@/components/ui/Hidden';
import { SectionToolsOf } from '@/components/ui/section-tools';
import { type Arrangement, moved, type SectionId, sections, shownSections, toggled } from '@/utils/domain/arrangement';
import styles from './Sections.module.css';

const { column, away } = styles;

export interface SectionsProps {
  readonly arrangement: Arrangement;
  /** The user arranged the sections otherwise. */
  readonly onArrange: (arrangement: Arrangement) => void;
  /** What is undefined is not there. */
  readonly children: Readonly<Record<SectionId, ComponentChildren>>;
}

/** The sections as the user arranged them, and a way back for those that are hidden. A wide panel has two columns, read one after the other. */
export function Sections({ arrangement, onArrange, children }: SectionsProps) {
  const root = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | undefined>(undefined);
  const told = useSignal('');
  const there = sections.filter((section) => children[section] !== undefined);
  const shown = shownSections(arrangement, there);
  const hidden = arrangement.order.filter((section) => there.includes(section) && !shown.includes(section));
  const half = Math.ceil(shown.length / 2);

  useLayoutEffect(() => {
    // A section that changed places was taken out and put in again: its handle keeps the focus.
    const { current } = wanted;
    wanted.current = undefined;
    if (current !== undefined) root.current?.querySelector<HTMLElement>(current)?.focus();
  }, [arrangement]);

  function move(section: SectionId, by: -1 | 1): void {
    const next = moved(arrangement, section, by, there);
    if (next === arrangement) return;
    wanted.current = `[data-handle="${section}"]`;
    const place = shownSections(next, there).indexOf(section) + 1;
    told.value = i18n.t('ui.arrange.moved', [nameOf(section), place, shown.length]);
    onArrange(next);
  }

  function hide(section: SectionId): void {
    wanted.current = `[data-show="${section}"]`;
    told.value = i18n.t('ui.arrange.isHidden', [nameOf(section)]);
    onArrange(toggled(arrangement, 'hidden', section));
  }

  function show(section: SectionId): void {
    wanted.current = `[data-handle="${section}"]`;
    onArrange(toggled(arrangement, 'hidden', section));
  }

  const drawn = (section: SectionId) => (
    <SectionToolsOf.Provider
      key={section}
      value={{
        id: section,
        isCollapsed: arrangement.collapsed.includes(section),
        isFirst: section === shown[0],
        isLast: section === shown.at(-1),
        onToggle: () => onArrange(toggled(arrangement, 'collapsed', section)),
        onMove: (by) => move(section, by),
        onHide: () => hide(section),
      }}
    >
      {children[section]}
    </SectionToolsOf.Provider>
  );

  return (
    <div ref={root} style={{ display: 'contents' }}>
      <div class={column}>{shown.slice(0, half).map(drawn)}</div>
      <div class={column}>{shown.slice(half).map(drawn)}</div>
      {hidden.length > 0 && (
        <p class={away}>
          {i18n.t('ui.arrange.hidden')}:{' '}
          {hidden.map((section) => (
            <button key={section} type="button" data-show={section} onClick={() => show(section)}>
              <Hidden>{i18n.t('ui.arrange.show')} </Hidden>
              {nameOf(section)}
            </button>
          ))}
        </p>
      )}
      <div role="status">
        <Hidden>{told.value}</Hidden>
      </div>
    </div>
  );
}

const nameOf = (section: SectionId): string => i18n.t(`panel.section.${section}`);
