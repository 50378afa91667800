const NAMESPACE = 'http://www.w3.org/2000/svg';
/** What the style sheet says of a drawing, written onto its elements: outside of the page there is none. */
const LOOKS = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity'],
  ...['font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline', 'font-variant-numeric'],
];
const MARGIN = 16;
const LINE = 21;
/** About so wide is a letter of the sentence above. */
const LETTER = 8.2;

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
  const lines = linesOf(title, width / LETTER);
  const headroom = lines.length * LINE + MARGIN;
  const size = { width: width + 2 * MARGIN, height: height + headroom + 2 * MARGIN };
  const whole = element('svg', { ...size, role: 'img', 'aria-label': title });
  const page = getComputedStyle(svg);
  const paper = getComputedStyle(svg.closest('section') ?? svg).backgroundColor;
  whole.append(element('rect', { width: '100%', height: '100%', fill: paper }));
  for (const [index, line] of lines.entries()) {
    const font = { 'font-family': page.fontFamily, 'font-size': 15, 'font-weight': 600, fill: page.color };
    const words = element('text', { x: MARGIN, y: MARGIN + 15 + index * LINE, ...font });
    words.textContent = line;
    whole.append(words);
  }
  for (const [name, value] of Object.entries({ x: MARGIN, y: headroom + MARGIN, width, height })) copy.setAttribute(name, String(value));
  whole.append(copy);
  return new Blob([new XMLSerializer().serializeToString(whole)], { type: 'image/svg+xml' });
}

/** A sentence in lines of about so many letters. */
function linesOf(sentence: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
