import type { ComponentChildren } from 'preact';
import type { QuotePlace } from '@/utils/domain/quote-place';
import { quoteLink } from '@/utils/voice/quote-link';

export interface SourceLinkProps {
  /** Where it was said; what is not an address of the web, as imported rows can hold, is shown as plain words. */
  readonly url: string | undefined;
  /** The words to find again on that page. */
  readonly quote?: string | undefined;
  /** What stood around them. */
  readonly place?: QuotePlace | undefined;
  readonly children: ComponentChildren;
}

/** The way back to the page that something came from, and to the sentence on it. */
export function SourceLink({ url, quote, place, children }: SourceLinkProps) {
  const href = url === undefined ? undefined : quoteLink(url, quote, 'fragmentDirective' in document, place);
  if (href === undefined) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}
