const shapes = {
  inbox: '<path d="M3 13h4.5l1.2 2.5h6.6L16.5 13H21M3 13l3-8h12l3 8v6H3z"/>',
  star: '<path d="m12 4 2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.7 9.6 9z"/>',
  clock: '<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>',
  sent: '<path d="M4 12 20 4l-5 16-3.5-6.5z"/><path d="m11.5 13.5 4-4.5"/>',
  draft: '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h4"/>',
  bin: '<path d="M5 7h14M10 4h4M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5"/>',
  archive: '<path d="M4 5h16v4H4zM5.5 9v10h13V9M10 13h4"/>',
  pen: '<path d="M4 20l1-4L16 5l3 3L8 19zM14 7l3 3"/>',
  search: '<circle cx="11" cy="11" r="6"/><path d="m15.5 15.5 4.5 4.5"/>',
  reply: '<path d="M10 6 4 12l6 6M4 12h9c4 0 7 2 7 6"/>',
  replyAll: '<path d="m12 6-6 6 6 6M8 6l-6 6 6 6M6 12h8c4 0 7 2 7 6"/>',
  forward: '<path d="m14 6 6 6-6 6M20 12h-9c-4 0-7 2-7 6"/>',
  more: '<circle cx="5.5" cy="12" r="1.2"/><circle cx="12" cy="12" r="1.2"/><circle cx="18.5" cy="12" r="1.2"/>',
  envelope: '<path d="M3 6h18v12H3zM3 7l9 7 9-7"/>',
};

/** A line drawing of that name. @param {keyof typeof shapes} name */
export const icon = (name) => `<svg viewBox="0 0 24 24" aria-hidden="true">${shapes[name]}</svg>`;
