import { cleanup, render } from '@testing-library/preact';
import axe from 'axe-core';
import type { ComponentChild } from 'preact';
import { afterEach, beforeAll } from 'vitest';
import { loadTheRest } from '@/components/ui/lazily';

// What is loaded later is there from the start, so that tests look at whole pages.
beforeAll(loadTheRest);
afterEach(cleanup);

/** Renders inside a landmark, as the panel does. */
export function mount(child: ComponentChild): Element {
  return render(child, { container: document.body.appendChild(document.createElement('main')) }).container;
}

/** The rules that the page breaks. Colours are checked in a real browser. */
export async function violations(root: Element = document.body): Promise<string[]> {
  document.documentElement.lang = 'en';
  document.title = 'Regard';
  const found = await axe.run(root, { rules: { 'color-contrast': { enabled: false } } });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The text of an element as it is read, with single spaces. */
export const textOf = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
