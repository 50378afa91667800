import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source: the ids and test ids that extensions in use read, 2024 to 2026-02, seen 2026-11. A message's `data-id` names the other side: `false_<number>@c.us_…`.
const CHAT = '#main';
const TITLE = '[data-testid="conversation-info-header-chat-title"], header span[title], header span[dir="auto"]';

/** WhatsApp Web shows names and telephone numbers, never a mail address: it tells whose chat is open by either. */
export default defineHost({
  id: 'whatsapp-web',
  label: 'WhatsApp Web',
  read({ document }) {
    const chat = document.querySelector(CHAT);
    if (!chat || !isVisible(chat)) return { view: 'list', people: [], self: [], subject: '' };
    const shown = chat.querySelector(TITLE);
    const title = (shown?.getAttribute('title') || shown?.textContent || '').trim();
    const id = /(\d{7,15})@c\.us/.exec(chat.querySelector('[data-id*="@c.us"]')?.getAttribute('data-id') ?? '')?.[1];
    const isNumber = /^[+\d\s()-]+$/.test(title);
    return {
      view: 'conversation',
      people: [],
      self: [],
      subject: title,
      nameOnly: title,
      phones: [...(id === undefined ? [] : [`+${id}`]), ...(isNumber ? [title] : [])],
    };
  },
});
