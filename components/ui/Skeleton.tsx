import styles from './Skeleton.module.css';

const { skeleton, round } = styles;

export interface SkeletonProps {
  /** Any CSS length: the size of what will stand here, so that nothing jumps. */
  readonly width?: string;
  readonly height?: string;
  readonly isRound?: boolean;
}

/** Holds a place while its content is on the way. */
export function Skeleton({ width = '100%', height = '1em', isRound = false }: SkeletonProps) {
  return <span class={`${skeleton} ${isRound ? round : ''}`} style={{ inlineSize: width, blockSize: height }} aria-hidden="true" />;
}
