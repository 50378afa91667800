/** Whether a page's address is one of those that a site's match pattern means: `https://mail.acme.example/*`, `*://*.acme.example/*`, `<all_urls>`. */
export function isOfSite(address: string, pattern: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (pattern === '<all_urls>') return true;
  const [, scheme, host] = /^([a-z*]+):\/\/([^/]+)\//.exec(pattern) ?? [];
  const isScheme = scheme === '*' ? /^https?:$/.test(protocol) : protocol === `${scheme}:`;
  const isHost = host === '*' || host === hostname || (host?.startsWith('*.') === true && `.${hostname}`.endsWith(host.slice(1)));
  return isScheme && isHost;
}
