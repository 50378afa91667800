// What the panel loads after its figures, in one piece.
export { aheadOf } from './ahead';
export { loadBase, refreshBase } from './base';
export { modelUnder } from './model';
