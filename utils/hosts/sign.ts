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
