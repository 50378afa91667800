import type { Sign } from './sign';

/**
 * The hosts that live under names of their own: each line stands for `adapters/<id>.ts`. The background knows them, and tells a page of the one
 * that lives there.
 */
export const named = {
  gmail: { names: ['mail.google.com'] },
  outlook: { names: ['outlook.office.com', 'outlook.office365.com', 'outlook.live.com', 'outlook.cloud.microsoft'] },
  yahoo: { names: ['mail.yahoo.com', 'mail.aol.com'] },
  proton: { names: ['mail.proton.me', 'mail.protonmail.com'] },
  fastmail: { names: ['app.fastmail.com', 'www.fastmail.com', 'beta.fastmail.com'] },
  'zoho-mail': {
    names: ['com', 'eu', 'in', 'com.au', 'jp', 'sa', 'uk', 'ae', 'com.cn']
      .map((country) => `mail.zoho.${country}`)
      .concat('mail.zohocloud.ca'),
  },
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
} as const satisfies Readonly<Record<string, Sign & Required<Pick<Sign, 'names'>>>>;

/** The host that lives at a page's name. Must survive structured cloning. */
export interface NamedHost {
  readonly id: keyof typeof named;
  /** A regular expression of the paths that are read. */
  readonly path: string;
}

/** Whether a page of that name may be one of the host's. */
export const isNamed = ({ names = [] }: Sign, hostname: string): boolean =>
  names.some((name) => name === hostname || (name.startsWith('.') && hostname.endsWith(name)));

/** The host that lives at the name of that address, if any. */
export function hostAt(address: string): NamedHost | undefined {
  if (!URL.canParse(address)) return undefined;
  const { hostname } = new URL(address);
  const id = (Object.keys(named) as (keyof typeof named)[]).find((each) => isNamed(named[each], hostname));
  return id && { id, path: (named[id] as Sign).path?.source ?? '' };
}
