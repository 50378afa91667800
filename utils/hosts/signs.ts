import type { Page } from './host';

/** How a page tells which web application it is: all that is known of a host before its adapter is loaded. */
export interface Sign {
  /** Where it lives; a leading dot stands for any subdomain. */
  readonly names?: readonly string[];
  /** The paths of it that are read, where the name serves other things too. */
  readonly path?: RegExp;
  /** Software that people run themselves is known by its document: all of these must be there. */
  readonly selectors?: readonly string[];
  /** What a conversation there is; a mail where nothing is said. */
  readonly channel?: 'ticket' | 'chat' | 'meeting';
}

/**
 * The hosts that have an adapter: each line stands for `adapters/<id>.ts`. The page receives these lines and the one adapter that it needs.
 * The first that fits reads the page.
 */
export const signs = {
  gmail: { names: ['mail.google.com'] },
  roundcube: { selectors: ['body[class*="task-mail"]', '#messagelist, #message-header, #messageheader'] },
  outlook: { names: ['outlook.office.com', 'outlook.office365.com', 'outlook.live.com', 'outlook.cloud.microsoft'] },
  yahoo: { names: ['mail.yahoo.com', 'mail.aol.com'] },
  proton: { names: ['mail.proton.me', 'mail.protonmail.com'] },
  fastmail: { names: ['app.fastmail.com', 'www.fastmail.com', 'beta.fastmail.com'] },
  'zoho-mail': {
    names: ['com', 'eu', 'in', 'com.au', 'jp', 'sa', 'uk', 'ae', 'com.cn']
      .map((country) => `mail.zoho.${country}`)
      .concat('mail.zohocloud.ca'),
  },
  snappymail: { selectors: ['#rl-app, #rl-content', '.messageView, .messageListItem, .messageList'] },
  sogo: { path: /\/SOGo\/so\//, selectors: ['[ng-app^="SOGo"], sg-avatar-image, [ng-bind*="message.from"]'] },
  horde: { selectors: ['#msgHeadersTable', '#messageBody'] },
  'nextcloud-mail': { path: /\/apps\/mail(?:\/|$)/, selectors: ['#content-vue, #body-user'] },
  'google-calendar': { channel: 'meeting', names: ['calendar.google.com'] },
  'whatsapp-web': { channel: 'chat', names: ['web.whatsapp.com'] },
  zendesk: { channel: 'ticket', names: ['.zendesk.com'], path: /^\/agent\// },
  freshdesk: { channel: 'ticket', names: ['.freshdesk.com', '.freshservice.com', '.myfreshworks.com'], path: /^\/a\// },
  hubspot: { channel: 'ticket', names: ['.hubspot.com'], path: /^\/(?:help-desk|live-messages|contacts)\// },
  intercom: { channel: 'chat', names: ['.intercom.com', '.intercom.io'], path: /^\/a\// },
  'help-scout': { channel: 'ticket', names: ['secure.helpscout.net'] },
  front: { names: ['app.frontapp.com'] },
  salesforce: { channel: 'ticket', names: ['.lightning.force.com', '.my.salesforce.com'], path: /^\/(?:lightning|console)\b/ },
  'jira-service-management': { channel: 'ticket', names: ['.atlassian.net'], path: /^\/(?:browse|jira)\// },
  'zoho-desk': {
    channel: 'ticket',
    names: ['com', 'eu', 'in', 'com.au', 'jp', 'sa', 'uk', 'ae', 'com.cn'].map((country) => `desk.zoho.${country}`),
  },
  rt: { channel: 'ticket', selectors: ['body[id^="comp-"]', '#bpscredits, .current-user, .message-header-key, .user[data-user-id]'] },
  zammad: { channel: 'ticket', selectors: ['#navigation .tasks-navigation, .content .ticketZoom'] },
  osticket: { channel: 'ticket', path: /\/scp\/tickets\.php$/, selectors: ['#container #content'] },
  freescout: { channel: 'ticket', selectors: ['body[data-auth_user_id]', '#conv-layout, .table-conversations, tr.conv-row'] },
  chatwoot: { channel: 'chat', path: /\/app\/accounts\/\d+\//, selectors: ['#app'] },
  redmine: { channel: 'ticket', selectors: ['body.controller-issues', '#top-menu'] },
  glpi: { channel: 'ticket', selectors: ['select[data-actor-type="requester"]'] },
  uvdesk: { channel: 'ticket', selectors: ['.uv-aside-customer-info', '.uv-ticket-main-lt, .uv-ticket-main, [class*="uv-ticket"]'] },
} as const satisfies Readonly<Record<string, Sign>>;

export type HostId = keyof typeof signs;

export const isHostId = (value: unknown): value is HostId => typeof value === 'string' && Object.hasOwn(signs, value);

/** What reads pages, each a script of its own: the adapters, the finder behind all, and what reads by what its user showed. */
export type ReaderId = HostId | 'generic' | 'taught';

export const isReaderId = (value: unknown): value is ReaderId => value === 'generic' || value === 'taught' || isHostId(value);

/** What a conversation is that this host shows; a mail where nobody knows better. */
export function channelOf(host: string | null): 'mail' | 'ticket' | 'chat' | 'meeting' {
  const sign: Sign = isHostId(host) ? signs[host] : {};
  return sign.channel ?? 'mail';
}

/** Which host's page this is, if any. */
export function recognise(page: Page): HostId | undefined {
  return (Object.keys(signs) as HostId[]).find((id) => fits(signs[id], page));
}

function fits({ names, path, selectors }: Sign, { document, url }: Page): boolean {
  const isNamed = names === undefined || names.some((name) => (name.startsWith('.') ? url.hostname.endsWith(name) : url.hostname === name));
  const isShaped = selectors === undefined || selectors.every((selector) => document.querySelector(selector) !== null);
  return isNamed && isShaped && (path === undefined || path.test(url.pathname));
}
