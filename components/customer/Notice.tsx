import type { ComponentChildren } from 'preact';
import styles from './Notice.module.css';

const { nobody, drawing, back, fill, title, reason: reasonClass } = styles;

export interface NoticeProps {
  readonly title: string;
  readonly reason: string;
  readonly children?: ComponentChildren;
}

/** A page with nothing on it but a sentence and what to do next. */
export function Notice({ title: words, reason, children }: NoticeProps) {
  return (
    <div class={nobody}>
      <svg class={drawing} viewBox="0 0 72 56" aria-hidden="true">
        <path class={back} d="M10 18V8a4 4 0 0 1 4-4h44a4 4 0 0 1 4 4v28a4 4 0 0 1-4 4h-6" />
        <path class={back} d="M22 14h28M34 22h16" />
        <circle class={fill} cx="22" cy="30" r="8" />
        <path class={fill} d="M6 52a16 12 0 0 1 32 0z" />
      </svg>
      <h1 class={title}>{words}</h1>
      <p class={reasonClass}>{reason}</p>
      {children}
    </div>
  );
}
