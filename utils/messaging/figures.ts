/** Where `storage.session` says to cards whether amounts are covered: they never open the database. */
export const FIGURES_HIDDEN = 'figuresHidden';
