// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { selectedIn } from '@/utils/spotting/selection';

/** Selects what stands between two bars; they are taken out of the page first. */
function select(html: string): void {
  document.body.innerHTML = html;
  const range = document.createRange();
  for (const side of ['start', 'end'] as const) {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node as Text;
      const at = text.data.indexOf('|');
      if (at < 0) continue;
      text.data = text.data.replace('|', '');
      if (side === 'start') range.setStart(text, at);
      else range.setEnd(text, at);
      break;
    }
  }
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

it.each([
  ['a sentence', '<p>We lose time. |Spares by ten|, please.</p>', 'Spares by ten', 'We lose time. ', ', please.'],
  ['part of a word', '<p>unsatis|fied wit|hout</p>', 'fied wit', 'unsatis', 'hout'],
  [
    'words in parts',
    '<p>by <b style="display: inline">ten</b> or |<b style="display: inline">nine</b>| at best</p>',
    'nine',
    'by ten or ',
    ' at best',
  ],
  ['a paragraph', '<p>Hello</p><p>|By ten|</p><p>Bye</p>', 'By ten', 'Hello\n', '\nBye'],
  ['source that is wrapped', '<p>We\n   lose time |daily|\n  now</p>', 'daily', 'We lose time ', ' now'],
  ['what nobody sees', '<p>a<script>x()</script> |b| c</p>', 'b', 'a ', ' c'],
])('reads %s', (_, html, text, prefix, suffix) => {
  select(html);
  expect(selectedIn(document)).toMatchObject({ text, place: { prefix, suffix } });
});

it('keeps whole words alone of a long page', () => {
  select(`<p>${'alpha beta '.repeat(30)}|here|${' gamma delta'.repeat(30)}</p>`);
  const { prefix, suffix } = selectedIn(document).place;
  expect(prefix.length).toBeLessThanOrEqual(64);
  expect(prefix).toMatch(/^(?:alpha|beta) /);
  expect(suffix).toMatch(/ (?:gamma|delta)$/);
});

it('selects nothing in an empty page', () => {
  document.body.replaceChildren();
  document.getSelection()?.removeAllRanges();
  expect(selectedIn(document).text).toBe('');
});

it('reads what is selected in a text box, but no password', () => {
  const box = document.createElement('textarea');
  const secret = document.createElement('input');
  secret.type = 'password';
  document.body.replaceChildren(box, secret);
  box.value = 'spares by ten';
  box.focus();
  box.setSelectionRange(0, 6);
  expect(selectedIn(document)).toMatchObject({ text: 'spares', place: { prefix: '', suffix: '' } });
  secret.value = 'hunter2';
  secret.focus();
  secret.select();
  expect(selectedIn(document).text).not.toContain('hunter');
});
