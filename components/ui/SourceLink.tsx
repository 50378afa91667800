import type { ComponentChildren } from 'preact';

export interface SourceLinkProps {
  /** Where it was said; what is not an address of the web is shown as plain words. */
  readonly url: string | undefined;
  readonly children: ComponentChildren;
}

/** The way back to the page that something came from. */
export function SourceLink({ url, children }: SourceLinkProps) {
  if (url === undefined || !isWebAddress(url)) return <>{children}</>;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

/** Imported rows can hold anything, `javascript:` included. */
function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}
