import { defineHost } from '../host';
import { kit } from '../kit';

// Source: the ids and test ids that extensions in use read, 2024 to 2026-02, seen 2026-11.
const CHAT = '#main';
const TITLE = '[data-testid="conversation-info-header-chat-title"], header span[title], header span[dir="auto"]';

/** WhatsApp Web shows names and telephone numbers, never a mail address: it tells whose chat is open, and names nobody. */
export default defineHost({
  id: 'whatsapp-web',
  label: 'WhatsApp Web',
  read({ document }) {
    const chat = document.querySelector(CHAT);
    if (!chat || !kit().isVisible(chat)) return { view: 'list', people: [], self: [], subject: '' };
    const title = chat.querySelector(TITLE);
    return { view: 'conversation', people: [], self: [], subject: (title?.getAttribute('title') || title?.textContent || '').trim() };
  },
});
