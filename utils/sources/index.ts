import type { Source } from './source';
import { cardDav } from './vendors/card-dav';
import { chatwoot } from './vendors/chatwoot';
import { freshdesk } from './vendors/freshdesk';
import { googlePeople } from './vendors/google-people';
import { hubspot } from './vendors/hubspot';
import { intercom } from './vendors/intercom';
import { jsonApi } from './vendors/json-api';
import { microsoftGraph } from './vendors/microsoft-graph';
import { odoo } from './vendors/odoo';
import { pipedrive } from './vendors/pipedrive';
import { redmine } from './vendors/redmine';
import { requestTracker } from './vendors/request-tracker';
import { salesforce } from './vendors/salesforce';
import { shopify } from './vendors/shopify';
import { stripe } from './vendors/stripe';
import { woocommerce } from './vendors/woocommerce';
import { xero } from './vendors/xero';
import { zammad } from './vendors/zammad';
import { zendesk } from './vendors/zendesk';

/** Every source, in the order in which they are offered. */
export const sources: readonly Source[] = [
  stripe,
  zendesk,
  hubspot,
  pipedrive,
  intercom,
  chatwoot,
  requestTracker,
  jsonApi,
  cardDav,
  shopify,
  freshdesk,
  xero,
  salesforce,
  woocommerce,
  odoo,
  redmine,
  zammad,
  googlePeople,
  microsoftGraph,
];

export const sourceOf = (id: string): Source | undefined => sources.find((source) => source.id === id);
