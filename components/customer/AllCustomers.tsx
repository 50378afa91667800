import { i18n } from '#i18n';

/** The way to the portfolio, in a tab of its own. */
export const AllCustomers = () => (
  <a href="/portfolio.html" target="_blank" rel="noreferrer">
    {i18n.t('portfolio.seeAll')}
  </a>
);
