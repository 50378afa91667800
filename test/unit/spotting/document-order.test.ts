// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inDocumentOrder } from '@/utils/spotting/document-order';

it('is the order of a walk through the tree', () => {
  const document = new DOMParser().parseFromString('<ul><li>a<b>b</b>c</li><li><i><u>d</u></i></li></ul><p>e</p>f', 'text/html');
  const walked: Node[] = [];
  const walker = document.createTreeWalker(document);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) walked.push(node);
  fc.assert(
    fc.property(fc.shuffledSubarray(walked), (some) => {
      expect(inDocumentOrder(document, some)).toEqual(walked.filter((node) => some.includes(node)));
    }),
  );
});
