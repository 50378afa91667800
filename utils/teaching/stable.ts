/** Attributes that developers give for tests and meaning, and keep when they change how things look; most lasting first. */
const ATTRIBUTES = ['data-testid', 'data-test-id', 'data-test', 'data-qa', 'data-cy', 'itemprop', 'data-field', 'data-name'] as const;
/** Elements whose name is a field's, not a person's. */
const NAMED = 'output, fieldset, form, object, iframe, slot';
/** Words about the moment, not about the place. */
const MOMENT =
  /^(?:is-|has-)?(?:active|selected|current|open|opened|expanded|collapsed|focus(?:ed)?|hover(?:ed)?|read|unread|first|last|odd|even|new|hidden|visible|show|shown|disabled|checked|loading|loaded)$/;

/**
 * What names this element beside its tag, as parts of a selector, most lasting first; nothing that only this page or this build has.
 * @param about the name and the mailbox of the person shown: what repeats them names nobody else's page
 */
export function tokensOf(element: Element, about: string): string[] {
  const attributes = ATTRIBUTES.flatMap((name) => tokenOf(element, name, about));
  const name = element.matches(NAMED) ? tokenOf(element, 'name', about) : [];
  const id = isLasting(element.id, about) && /^[A-Za-z][\w-]*$/.test(element.id) ? [`#${element.id}`] : [];
  return [...attributes, ...name, ...id, ...tokenOf(element, 'aria-label', about), ...tokenOf(element, 'role', about)];
}

/** Classes that somebody wrote as words; none of those that a tool made. */
export const classesOf = (element: Element): string[] => [...element.classList].filter(isWritten).map((name) => `.${name}`);

function tokenOf(element: Element, attribute: string, about: string): string[] {
  const value = element.getAttribute(attribute);
  return value !== null && isLasting(value, about) ? [`[${attribute}=${quoted(value)}]`] : [];
}

/** Neither a number that counts nor an id that a tool made, and nothing of the person shown. */
function isLasting(value: string, about: string): boolean {
  if (value === '' || value.length > 60 || /\d{2}|:\w+:|[@\n«»]/.test(value)) return false;
  const words = new Set<string>(about.toLowerCase().match(/\p{L}{3,}/gu));
  const said: readonly string[] = value.toLowerCase().match(/\p{L}+/gu) ?? [];
  return !looksMade(value) && !said.some((word) => words.has(word));
}

/** `css-1q2w3e`, `x9f31`, `Box_root__a1B2c`, `gD`: letters and digits mixed, or no word that anybody could say. */
const looksMade = (value: string): boolean =>
  /[a-z]\d[a-z]/i.test(value) || /__[\w-]*[A-Z]/.test(value) || /^ember|^radix|^react-/.test(value);

function isWritten(name: string): boolean {
  if (name.length < 4 || !/^[a-z]+(?:(?:-{1,2}|_{1,2})[a-z]+)*$/i.test(name) || MOMENT.test(name)) return false;
  const words = name.split(/[-_]+|(?<=[a-z])(?=[A-Z])/);
  return words.every((word) => /[aeiouy]/i.test(word) && !/[^aeiouy]{5}/i.test(word)) && !/[a-z][A-Z][a-z]?[A-Z]/.test(name);
}

/** As a string of a selector: whatever stands in it ends neither the string nor the selector. */
const quoted = (value: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be kept out
  `"${value.replace(/["\\\u0000-\u001f\u007f]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
