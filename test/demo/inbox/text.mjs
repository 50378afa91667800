/** @typedef {import('./mails.mjs').Mail} Mail */

/** @type {Readonly<Record<string, string>>} */
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The text as HTML. @param {string} text */
export const html = (text) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** @param {string} name */
export const initials = (name) =>
  name
    .split(' ')
    .map((word) => word[0])
    .slice(0, 2)
    .join('');

/** One of six colours for a name, always the same. @param {string} name */
export const hue = (name) => [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 6;

/** When a mail came, as a list says it: the time today, else the day. @param {Mail} mail @param {Date} now */
export function clock(mail, now) {
  if (mail.daysAgo === 0) return mail.time;
  return new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' }).format(momentOf(mail, now));
}

/** When a mail came, in full. @param {Mail} mail @param {Date} now */
export function longDate(mail, now) {
  const moment = momentOf(mail, now);
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' }).format(moment);
  return { iso: moment.toISOString(), words };
}

/** @param {Mail} mail @param {Date} now */
function momentOf({ daysAgo, time }, now) {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo, hours, minutes);
}
