const NAMESPACE = 'http://www.w3.org/2000/svg';
/** What the style sheet says of a drawing, written onto its elements: outside of the page there is none. */
const LOOKS = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity'],
  ...['font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline', 'font-variant-numeric'],
];
const HEADROOM = 40;
const MARGIN = 16;

/** A drawing as a file of its own, in the colours that it has on the page, below the sentence that it shows. */
export function standaloneSvg(svg: SVGSVGElement, title: string): Blob {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[index];
    if (original === undefined) continue;
    const style = getComputedStyle(original);
    for (const look of LOOKS) element.setAttribute(look, style.getPropertyValue(look));
    element.removeAttribute('class');
  }
  const { width, height } = svg.getBoundingClientRect();
  const whole = element('svg', {
    ...{ xmlns: NAMESPACE, width: width + 2 * MARGIN, height: height + HEADROOM + 2 * MARGIN, role: 'img', 'aria-label': title },
  });
  const page = getComputedStyle(svg);
  const paper = getComputedStyle(svg.closest('section') ?? svg).backgroundColor;
  whole.append(element('rect', { width: '100%', height: '100%', fill: paper }));
  const words = element('text', {
    x: MARGIN,
    y: MARGIN + 16,
    'font-family': page.fontFamily,
    'font-size': 15,
    'font-weight': 600,
    fill: page.color,
  });
  words.textContent = title;
  for (const [name, value] of Object.entries({ x: MARGIN, y: HEADROOM + MARGIN, width, height })) copy.setAttribute(name, String(value));
  whole.append(words, copy);
  return new Blob([new XMLSerializer().serializeToString(whole)], { type: 'image/svg+xml' });
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) if (key !== 'xmlns') made.setAttribute(key, String(value));
  return made;
}
