import { labelBeside } from './label';
import { pathPatternOf } from './path';
import { addressAt, placesOf } from './place';
import { ADDRESS_ATTRIBUTES, type Lesson, SELECTOR_MAX } from './rule';
import { classesOf, tokensOf } from './stable';

/** Where somebody pointed. */
export interface Pointing {
  /** In the page itself, in a frame of its own origin or in an open shadow root. */
  readonly element: Element;
  readonly page: Document;
  /** The name shown beside the address, where one is. */
  readonly name: string;
  readonly url: URL;
}

/**
 * The rule for the element that somebody pointed at: it names that element alone on this page, by what lasts longest there, and so the same
 * place on the site's other pages. Undefined where the element holds no address, or nothing names it alone.
 */
export function makeRule({ element, page, name, url }: Pointing): Lesson | undefined {
  const attribute = ADDRESS_ATTRIBUTES.find((candidate) => addressAt(element, candidate) !== undefined) ?? null;
  const address = addressAt(element, attribute);
  if (address === undefined) return undefined;
  const about = `${name} ${address.slice(0, address.lastIndexOf('@'))}`;
  for (const { selector, label } of waysTo(element, about)) {
    const places = selector.length > SELECTOR_MAX ? [] : placesOf({ selector, label }, page);
    if (places.length === 1 && places[0] === element) return { path: pathPatternOf(url), selector, label, attribute };
  }
  return undefined;
}

/** One of many of its kind. */
const ROW = 'li, tr, [role="row"], [role="option"], [role="listitem"]';

interface Way {
  readonly selector: string;
  readonly label: string;
}

/** Ways to name the element, most lasting first: its own attributes, alone or inside what has some; the words beside it; written classes; its place in the structure. */
function* waysTo(element: Element, about: string): Iterable<Way> {
  const tag = element.localName;
  const anchors = [...ancestorsOf(element)].flatMap((ancestor) => tokensOf(ancestor, about));
  const own = tokensOf(element, about);
  const classes = classesOf(element);
  yield* inside(
    ['', ...anchors],
    own.map((token) => `${isRole(token) ? tag : ''}${token}`),
  );
  const label = labelBeside(element);
  if (label !== '') yield* inside(['', ...anchors], [tag], label);
  yield* inside(
    ['', ...anchors, ...[...ancestorsOf(element)].flatMap(classesOf)],
    classes.map((token) => `${tag}${token}`),
  );
  yield* inside(anchors, [tag]);
  yield* byStructure(element, about);
}

const isRole = (token: string): boolean => token.startsWith('[role=');

function* inside(anchors: readonly string[], names: readonly string[], label = ''): Iterable<Way> {
  for (const name of names) for (const anchor of anchors) yield { selector: anchor === '' ? name : `${anchor} ${name}`, label };
}

function* ancestorsOf(element: Element): Iterable<Element> {
  for (let around = element.parentElement; around !== null && around !== element.ownerDocument.body; around = around.parentElement)
    yield around;
}

/** The way down from the nearest ancestor that something lasting names, child by child. A row of a list is no place: it shows another person as soon as one comes. */
function* byStructure(element: Element, about: string): Iterable<Way> {
  const row = element.closest(ROW);
  if (row !== null && alike(row).length > 1) return;
  let way = stepOf(element);
  for (const ancestor of ancestorsOf(element)) {
    for (const token of [...tokensOf(ancestor, about), ...classesOf(ancestor)]) yield { selector: `${token} > ${way}`, label: '' };
    way = `${stepOf(ancestor)} > ${way}`;
  }
  yield { selector: `body > ${way}`, label: '' };
}

function stepOf(element: Element): string {
  const same = alike(element);
  return same.length > 1 ? `${element.localName}:nth-of-type(${same.indexOf(element) + 1})` : element.localName;
}

const alike = (element: Element): Element[] =>
  [...(element.parentNode?.children ?? [])].filter(({ localName }) => localName === element.localName);
