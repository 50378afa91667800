import { icon } from './icons.mjs';
import { html, hue, initials, longDate } from './text.mjs';

/** @typedef {import('./mails.mjs').Mail} Mail @typedef {import('./mails.mjs').Person} Person */

/** The open mail: what can be done with it, its head, its text. @param {Mail} mail @param {Date} now */
export const message = (mail, now) => `<div class="toolbar" role="toolbar" aria-label="Message">
${[button('reply', 'Reply', true), button('replyAll', 'Reply all'), button('forward', 'Forward')].join('')}
<span class="gap"></span>
${[button('archive', 'Archive'), button('bin', 'Delete'), button('more', 'More')].join('')}
</div>
<article>
<h1>${html(mail.subject)}${mail.label ? ` <span class="label label-${mail.label.toLowerCase()}">${mail.label}</span>` : ''}</h1>
<div class="head">
<span class="face hue-${hue(mail.from.name)}" aria-hidden="true">${initials(mail.from.name)}</span>
<dl>
<dt>From</dt><dd>${person(mail.from)}</dd>
<dt>To</dt><dd>${mail.to.map(person).join(', ')}</dd>
${mail.cc ? `<dt>Cc</dt><dd>${mail.cc.map(person).join(', ')}</dd>` : ''}
<dt>Date</dt><dd><time datetime="${longDate(mail, now).iso}">${longDate(mail, now).words}</time></dd>
</dl>
</div>
<div class="text">
${mail.body.map((paragraph) => `<p>${html(paragraph)}</p>`).join('\n')}
${mail.signature ? `<p class="signature">${mail.signature.map(html).join('<br>')}</p>` : ''}
${mail.quote ? `<div class="quote"><p>${html(mail.quote.said)}</p><blockquote>${mail.quote.paragraphs.map((paragraph) => `<p>${html(paragraph)}</p>`).join('')}</blockquote></div>` : ''}
</div>
<div class="answer">${button('reply', 'Reply')}${button('forward', 'Forward')}</div>
</article>`;

/** @param {Person} someone */
const person = ({ name, address }) => `<b>${html(name)}</b> <span class="address">&lt;${html(address)}&gt;</span>`;

/** @param {Parameters<typeof icon>[0]} drawing @param {string} name */
const button = (drawing, name, isMain = false) =>
  `<button type="button"${isMain ? ' class="main"' : ''}>${icon(drawing)}<span>${name}</span></button>`;
