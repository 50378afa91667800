/** All that a page says, to the eye, to who listens and to who hovers. */
export const saidBy = (root: Element): string =>
  [root, ...root.querySelectorAll('*')]
    .flatMap((element) => [
      ...[...element.childNodes].filter(({ nodeType }) => nodeType === 3).map((node) => node.nodeValue ?? ''),
      ...['aria-label', 'title', 'value', 'placeholder', 'aria-description'].map((name) => element.getAttribute(name) ?? ''),
      element instanceof HTMLInputElement ? element.value : '',
    ])
    .join('\n');

/** Amounts, percentages: whatever has a currency or a percent sign beside a number. */
export const AMOUNT = /\p{Sc}\s?\d|\d\s?(?:\p{Sc}|%)|\d[.,]\d{2}(?!\d)/u;
