import { i18n } from '#i18n';

/** The way to the same customer in a tab of its own. */
export function OwnTab({ href }: { readonly href: string }) {
  return (
    <p>
      <a href={href} target="_blank" rel="noopener">
        {i18n.t('panel.tools.tab')}
      </a>
    </p>
  );
}
