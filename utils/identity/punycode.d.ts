/** The package ships no types of its own; this is the part in use. */
declare module 'punycode.js/punycode.es6.js' {
  /** The label or domain with its punycode parts in Unicode. */
  export function toUnicode(domain: string): string;
}
