/** Once nothing was typed for so long, and at the latest after so long, in milliseconds. */
const QUIET = 700;
const LATEST = 3_000;
/** How often it is looked whether the editor is still there, in milliseconds, while there is a draft. */
const LOOK = 3_000;
/** Characters. */
const DRAFT_MAX = 20_000;
const EDITOR = 'textarea, [contenteditable]:not([contenteditable="false" i])';
/** Their text is a line of its own. */
const BLOCK = /^(?:P|DIV|BR|LI|TR|TD|H[1-6]|UL|OL|TABLE|PRE|SECTION)$/;

export interface DraftWorld {
  readonly window: Window;
  /** Hands over a draft; empty once there is none. Nothing comes back. */
  readonly tell: (draft: string) => void;
}

/** Hands over what its user writes in a page's editors; what a page's script puts there alone is not looked at. */
export function followDrafts({ window, tell }: DraftWorld, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  let editor: Element | undefined;
  let told = '';
  const followed = new WeakSet<Document>();

  const say = (draft: string) => {
    if (draft === told) return;
    told = draft;
    tell(draft);
  };
  const look = () => {
    timer = undefined;
    since = 0;
    say(editor?.isConnected === true ? textIn(editor) : '');
  };
  const onInput = (event: Event) => {
    const target = event.isTrusted ? event.composedPath()[0] : undefined;
    const found = isElement(target) ? target.closest(EDITOR) : null;
    if (found === null) return;
    editor = found.closest('[contenteditable]:not([contenteditable="false" i])') ?? found;
    since ||= Date.now();
    clearTimeout(timer);
    timer = setTimeout(look, Math.max(0, Math.min(QUIET, since + LATEST - Date.now())));
  };
  const follow = (document: Document) => {
    if (followed.has(document)) return;
    followed.add(document);
    document.addEventListener('input', onInput, { capture: true, passive: true, signal });
    // A frame of the page's own origin, as a webmail's editor is, gets the focus before anything is typed.
    document.defaultView?.addEventListener('blur', () => setTimeout(() => enter(document)), { signal });
    enter(document);
  };
  const enter = ({ activeElement }: Document) => {
    const inner = activeElement?.tagName === 'IFRAME' ? (activeElement as HTMLIFrameElement).contentDocument : null;
    if (inner !== null && inner !== undefined) follow(inner);
  };
  follow(window.document);
  const watching = setInterval(() => told !== '' && editor?.isConnected !== true && say(''), LOOK);
  signal.addEventListener('abort', () => {
    clearInterval(watching);
    clearTimeout(timer);
  });
}

/** Of another window in frames: its elements are none of ours. */
const isElement = (target: EventTarget | undefined): target is Element => (target as Node | undefined)?.nodeType === 1;

/** What was written, without what is quoted: the customer has that already. */
function textIn(editor: Element): string {
  if (editor.tagName === 'TEXTAREA') return (editor as HTMLTextAreaElement).value.replace(/^>.*$/gm, '').slice(0, DRAFT_MAX).trim();
  let text = '';
  const walk = (node: Node) => {
    if (text.length >= DRAFT_MAX) return;
    if (node.nodeType === 3) text += node.nodeValue;
    if (node.nodeType !== 1 || /^(?:BLOCKQUOTE|STYLE|SCRIPT)$/.test(node.nodeName)) return;
    if (BLOCK.test(node.nodeName)) text += '\n';
    for (const child of node.childNodes) walk(child);
  };
  walk(editor);
  return text.slice(0, DRAFT_MAX).trim();
}
