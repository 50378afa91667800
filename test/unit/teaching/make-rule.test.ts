// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import generic from '@/utils/hosts/generic';
import { sight } from '@/utils/hosts/sight';
import taught from '@/utils/hosts/taught';
import { makeRule } from '@/utils/teaching/make-rule';
import { placesOf } from '@/utils/teaching/place';
import { decodeLesson, type Lesson } from '@/utils/teaching/rule';

const parse = (html: string) => new DOMParser().parseFromString(`<!doctype html><body>${html}</body>`, 'text/html');
const url = new URL('https://desk.example/tickets/4312');

/** The rule for the one element marked `me`; the mark itself is no part of the page. */
function taughtOn(html: string, name = ''): { document: Document; element: Element; lesson: Lesson | undefined } {
  const document = parse(html);
  const element = document.querySelector('[me]');
  if (element === null) throw new Error('nothing is marked');
  element.removeAttribute('me');
  return { document, element, lesson: makeRule({ element, page: document, name, url }) };
}

/** What is seen on a page by what the user showed, and the generic finder behind it. */
const seenBy = (lesson: Lesson, document: Document, at = url.href) =>
  sight({ document, url: new URL(at), lessons: [lesson] }, taught, () => generic);

/** A page that one points at, another page of the same site, and what is read there. */
const sites: readonly (readonly [what: string, taught: string, selector: string, other: string, address: string])[] = [
  [
    'an attribute given for tests',
    '<div class="css-1x9z"><span me data-testid="requester-email">ann.lee@acme.example</span></div>',
    '[data-testid="requester-email"]',
    '<div class="css-7q2"><p>x@y.example</p><span data-testid="requester-email">bob@beta.example</span></div>',
    'bob@beta.example',
  ],
  [
    'an id of its own',
    '<div id="customer-email" me>ann@acme.example</div><div>me@us.example</div>',
    '#customer-email',
    '<div>me@us.example</div><section><div id="customer-email">bob@beta.example</div></section>',
    'bob@beta.example',
  ],
  [
    'what stands around it',
    '<aside data-test-id="contact"><i>9 Nov</i><a me href="mailto:ann@acme.example">Ann</a></aside><a href="mailto:me@us.example">Me</a>',
    '[data-test-id="contact"] a',
    '<a href="mailto:me@us.example">Me</a><aside data-test-id="contact"><a href="mailto:bob@beta.example">Bob</a></aside>',
    'bob@beta.example',
  ],
  [
    'a term',
    '<dl><dt>Name</dt><dd>Ann</dd><dt>E-Mail</dt><dd me>ann@acme.example</dd><dt>Betreuer</dt><dd>us@us.example</dd></dl>',
    'dd',
    '<dl><dt>Betreuer</dt><dd>us@us.example</dd><dt>Name</dt><dd>Bob</dd><dt>Firma</dt><dd>B</dd><dt>E-Mail</dt><dd>bob@beta.example</dd></dl>',
    'bob@beta.example',
  ],
  [
    'the head of a row',
    '<table><tr><th>Agent</th><td>us@us.example</td></tr><tr><th>Client</th><td me>ann@acme.example</td></tr></table>',
    'td',
    '<table><tr><th>Client</th><td>bob@beta.example</td></tr><tr><th>Agent</th><td>us@us.example</td></tr></table>',
    'bob@beta.example',
  ],
  [
    'a class that somebody wrote',
    '<div class="x7f"><b class="agent">us@us.example</b><b me class="sc-bdVaJa customer-address active">ann@acme.example</b></div>',
    'b.customer-address',
    '<div class="k2p"><b class="sc-9 customer-address">bob@beta.example</b></div>',
    'bob@beta.example',
  ],
  [
    'nothing but its place',
    '<main id="ticket"><div class="a1"><p>1</p></div><div class="b2"><p>us@us.example</p><p me>ann@acme.example</p></div></main>',
    '#ticket > div:nth-of-type(2) > p:nth-of-type(2)',
    '<main id="ticket"><div class="c3"><p>2</p></div><div class="d4"><p>us@us.example</p><p>bob@beta.example</p></div></main>',
    'bob@beta.example',
  ],
  [
    'an attribute that holds the address',
    '<ul class="people"><li><span title="us@us.example">Us</span></li><li itemprop="customer"><span me title="ann@acme.example">Ann</span></li></ul>',
    '[itemprop="customer"] span',
    '<ul class="people"><li itemprop="customer"><span title="bob@beta.example">Bob</span></li></ul>',
    'bob@beta.example',
  ],
];

describe('a rule', () => {
  it.each(sites)('by %s finds the same place on another page', (_, taught, selector, other, address) => {
    const { document, element, lesson } = taughtOn(taught);
    expect(lesson?.selector).toBe(selector);
    if (lesson === undefined) return;
    expect(placesOf(lesson, document)).toEqual([element]);
    expect(decodeLesson(JSON.parse(JSON.stringify(lesson)))).toEqual(lesson);
    const seen = seenBy(lesson, parse(other), 'https://desk.example/tickets/77');
    expect({ host: seen.host, first: seen.people[0]?.email, role: seen.people[0]?.role }).toEqual({
      host: 'taught',
      first: address,
      role: 'taught',
    });
  });

  it.each([
    ['a generated class', '<b class="css-1q2w3e">us@us.example</b><b me class="sc-bdVaJa jss12 x1f9">ann@acme.example</b>'],
    ['an id that a tool made', '<b>us@us.example</b><b me id=":r1:">ann@acme.example</b>'],
    ['an id that counts', '<b>us@us.example</b><b me id="row-4312">ann@acme.example</b>'],
    ['the name of the person', '<b>us@us.example</b><b me aria-label="Ann Lee">ann.lee@acme.example</b>'],
    ['the address', '<b>us@us.example</b><b me data-testid="ann.lee@acme.example">ann.lee@acme.example</b>'],
  ])('is never made of %s', (_, html) => {
    expect(taughtOn(html, 'Ann Lee').lesson?.selector).toBe('body > b:nth-of-type(2)');
  });

  it.each([['"], *, [x="'], ['\\'], ['a\\"] body *'], ['</style><script>'], ["') or true"]])(
    'takes the value %j for text, whatever it says',
    (value) => {
      const document = parse('<i>us@us.example</i><div><b>ann@acme.example</b></div><div><b>eve@evil.example</b></div>');
      document.querySelector('div')?.setAttribute('data-testid', value);
      const element = document.querySelector('b');
      if (element === null) throw new Error('no element');
      const lesson = makeRule({ element, page: document, name: '', url });
      expect(lesson && placesOf(lesson, document)).toEqual([element]);
      expect(decodeLesson(lesson)).toEqual(lesson);
    },
  );

  it.each([
    ['a field', '<input me data-testid="to" title="ann@acme.example">'],
    ['a text being written', '<div contenteditable="true"><p me data-testid="to">ann@acme.example</p></div>'],
    ['something hidden', '<div hidden><p me data-testid="to">ann@acme.example</p></div>'],
    ['a row among others', '<ul><li><b me>ann@acme.example</b></li><li><b>bob@beta.example</b></li></ul>'],
    ['something without an address', '<p me data-testid="to">Ann Lee</p>'],
  ])('is not made for %s', (_, html) => expect(taughtOn(html).lesson).toBeUndefined());

  it.each([
    ['hidden', '<p hidden data-testid="to">old@acme.example</p><p data-testid="to">ann@acme.example</p>'],
    ['being written', '<p contenteditable="true" data-testid="to">old@acme.example</p><p data-testid="to">ann@acme.example</p>'],
  ])('passes over a place that is %s', (_, html) => {
    const lesson: Lesson = { path: '/tickets/*', selector: '[data-testid="to"]', label: '', attribute: null };
    expect(seenBy(lesson, parse(html)).people[0]?.email).toBe('ann@acme.example');
  });

  it('names a place in an open shadow root, where the page itself has none of that name', () => {
    const page = (inner: string) => {
      const document = parse('<p data-testid="agent">us@us.example</p><ticket-head></ticket-head>');
      document
        .querySelector('ticket-head')
        ?.attachShadow({ mode: 'open' })
        .append(...parse(inner).body.childNodes);
      return document;
    };
    const here = page('<p data-testid="agent">ann@acme.example</p><div class="buyer"><p>ann@acme.example</p></div>');
    const places = here.querySelector('ticket-head')?.shadowRoot?.querySelectorAll('p') ?? [];
    const [first, second] = [...places].map((element) => makeRule({ element, page: here, name: '', url }));
    expect(first?.selector).not.toBe('[data-testid="agent"]');
    expect(second?.selector).toBe('.buyer > p');
    if (second === undefined) return;
    expect(seenBy(second, page('<i>1</i><div class="buyer"><p>bob@beta.example</p></div>')).people[0]?.email).toBe('bob@beta.example');
  });

  it('leaves the page to the generic finder where the place is gone, and says so', () => {
    const lesson: Lesson = { path: '/tickets/*', selector: '[data-testid="to"]', label: '', attribute: null };
    const gone = parse('<p data-testid="to">nobody</p><p>From: ann@acme.example</p>');
    expect(seenBy(lesson, gone)).toMatchObject({ host: 'generic', isFallback: true });
    expect(seenBy(lesson, parse('<p data-testid="to">a@b.example</p>'), 'https://desk.example/x').host).not.toBe('taught');
  });
});
