import { icon } from './icons.mjs';
import { account, mails } from './mails.mjs';
import { message } from './message.mjs';
import { clock, html, initials } from './text.mjs';

/** @typedef {import('./mails.mjs').Mail} Mail @typedef {{ id: string, name: string, icon: Parameters<typeof icon>[0], href: string }} Folder */

/** @type {readonly Folder[]} */
const folders = [
  { id: 'inbox', name: 'Inbox', icon: 'inbox', href: '/' },
  { id: 'starred', name: 'Starred', icon: 'star', href: '/' },
  { id: 'later', name: 'Later', icon: 'clock', href: '/' },
  { id: 'sent', name: 'Sent', icon: 'sent', href: '/sent' },
  { id: 'drafts', name: 'Drafts', icon: 'draft', href: '/' },
  { id: 'archive', name: 'Archive', icon: 'archive', href: '/' },
  { id: 'bin', name: 'Bin', icon: 'bin', href: '/' },
];

/**
 * A page of the mailbox: a folder's list, and the open mail beside it.
 * @param {Mail['folder']} folder
 * @param {Mail | undefined} open
 * @param {Date} now
 */
export function page(folder, open, now) {
  const listed = mails.filter((mail) => mail.folder === folder);
  const title = open ? open.subject : folder === 'inbox' ? 'Inbox' : 'Sent';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${html(title)} · Postbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/postbox.css">
</head>
<body class="${open ? 'reading' : 'listing'}">
${masthead()}
<nav class="folders" aria-label="Folders">
<a class="compose" href="/">${icon('pen')}<span>New mail</span></a>
<ul>${folders.map((entry) => folderLink(entry, folder)).join('\n')}</ul>
<p class="quota"><span class="meter"><span></span></span>2.1 of 15 GB used</p>
</nav>
<section class="list" aria-label="${title === 'Sent' ? 'Sent' : 'Messages'}">
<div class="list-head"><h2>${folder === 'inbox' ? 'Inbox' : 'Sent'}</h2><span>${listed.length} of ${listed.length}</span></div>
<ul>${listed.map((mail) => row(mail, mail === open, now)).join('\n')}</ul>
</section>
<main>${open ? message(open, now) : nothingOpen()}</main>
</body>
</html>
`;
}

const masthead = () => `<header class="masthead">
<a class="brand" href="/">${icon('envelope')}<span>Postbox</span></a>
<form class="search" role="search">${icon('search')}<input type="search" placeholder="Search mail" aria-label="Search mail"></form>
<div class="account"><span class="who"><b>${html(account.name)}</b><span>${html(account.address)}</span></span><span class="face own" aria-hidden="true">${initials(account.name)}</span></div>
</header>`;

/** @param {Folder} folder @param {Mail['folder']} current */
function folderLink({ id, name, icon: drawing, href }, current) {
  const unread = mails.filter((mail) => mail.folder === id && mail.unread).length;
  return `<li><a href="${href}"${id === current ? ' aria-current="page"' : ''}>${icon(drawing)}<span>${name}</span>${unread ? `<b>${unread}</b>` : ''}</a></li>`;
}

/**
 * A mail's row: received mails bear their sender, sent ones their recipient.
 * @param {Mail} mail
 * @param {boolean} isOpen
 * @param {Date} now
 */
function row(mail, isOpen, now) {
  const person = (mail.folder === 'sent' ? mail.to[0] : undefined) ?? mail.from;
  const classes = [mail.unread ? 'unread' : '', isOpen ? 'open' : ''].join(' ').trim();
  return `<li${classes ? ` class="${classes}"` : ''}><a href="/mail/${mail.id}"${isOpen ? ' aria-current="true"' : ''}>
<span class="sender" title="${html(person.address)}">${html(person.name)}</span>
<time>${clock(mail, now)}</time>
<span class="subject">${html(mail.subject)}</span>
<span class="snippet">${html((mail.body.length > 1 ? mail.body.slice(1) : mail.body).join(' '))}</span>
${mail.label ? `<span class="label label-${mail.label.toLowerCase()}">${mail.label}</span>` : ''}</a></li>`;
}

const nothingOpen = () => `<div class="nothing">${icon('envelope')}<p>Choose a mail to read it here.</p></div>`;
