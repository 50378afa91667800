import type { Page } from './host';
import type { NamedHost } from './named';
import type { Sign } from './sign';

/**
 * The hosts that people run themselves, anywhere: each line stands for `adapters/<id>.ts`. Every page receives these lines. The first that fits
 * reads the page.
 */
export const shaped = {
  roundcube: { selectors: ['body[class*="task-mail"]', '#messagelist, #message-header, #messageheader'] },
  snappymail: { selectors: ['#rl-app, #rl-content', '.messageView, .messageListItem, .messageList'] },
  sogo: { path: /\/SOGo\/so\//, selectors: ['[ng-app^="SOGo"], sg-avatar-image, [ng-bind*="message.from"]'] },
  horde: { selectors: ['#msgHeadersTable', '#messageBody'] },
  'nextcloud-mail': { path: /\/apps\/mail(?:\/|$)/, selectors: ['#content-vue, #body-user'] },
  rt: { channel: 'ticket', selectors: ['body[id^="comp-"]', '#bpscredits, .current-user, .message-header-key, .user[data-user-id]'] },
  zammad: { channel: 'ticket', selectors: ['#navigation .tasks-navigation, .content .ticketZoom'] },
  osticket: { channel: 'ticket', path: /\/scp\/tickets\.php$/, selectors: ['#container #content'] },
  freescout: { channel: 'ticket', selectors: ['body[data-auth_user_id]', '#conv-layout, .table-conversations, tr.conv-row'] },
  chatwoot: { channel: 'chat', path: /\/app\/accounts\/\d+\//, selectors: ['#app'] },
  redmine: { channel: 'ticket', selectors: ['body.controller-issues', '#top-menu'] },
  glpi: { channel: 'ticket', selectors: ['select[data-actor-type="requester"]'] },
  uvdesk: { channel: 'ticket', selectors: ['.uv-aside-customer-info', '.uv-ticket-main-lt, .uv-ticket-main, [class*="uv-ticket"]'] },
} as const satisfies Readonly<Record<string, ShapedSign>>;

type ShapedSign = Sign & Required<Pick<Sign, 'selectors'>>;

export type HostId = NamedHost['id'] | keyof typeof shaped;

/** Which host's page this is, if any. @param named the host that lives at its name */
export function recognise(page: Page, named: NamedHost | undefined): HostId | undefined {
  if (named && new RegExp(named.path).test(page.url.pathname)) return named.id;
  return (Object.keys(shaped) as (keyof typeof shaped)[]).find((id) => fits(shaped[id], page));
}

const fits = ({ selectors, path }: ShapedSign, { document, url }: Page): boolean =>
  selectors.every((selector) => document.querySelector(selector) !== null) && (path === undefined || path.test(url.pathname));
