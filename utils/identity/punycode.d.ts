/** The package ships no types of its own; this is the part in use. */
declare module 'punycode.js' {
  const punycode: {
    /** The label or domain with its punycode parts in Unicode. */
    toUnicode(domain: string): string;
  };
  export default punycode;
}
