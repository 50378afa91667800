import styles from './Icon.module.css';

const { icon } = styles;

/** Drawn by hand on a grid of sixteen, in strokes of one and a half. */
const shapes = {
  warning: 'M8 2.3 14.3 13.2H1.7zM8 6.5v3M8 11.4v.1',
  mail: 'M2 3.8h12v8.4H2zM2.4 4.4 8 8.9l5.6-4.5',
  ticket: 'M2 4.2h12v2.4a1.5 1.5 0 0 0 0 2.8v2.4H2V9.4a1.5 1.5 0 0 0 0-2.8zM9.8 6.6v.1M9.8 9.3v.1',
  phone: 'M3.2 2.6h2.5l1.2 3-1.6 1.2a7.6 7.6 0 0 0 3.9 3.9l1.2-1.6 3 1.2v2.5a.9.9 0 0 1-1 .9A10.4 10.4 0 0 1 2.3 3.6a.9.9 0 0 1 .9-1z',
  meeting: 'M2.4 3.6h11.2v10H2.4zM2.4 6.8h11.2M5.3 2v2.6M10.7 2v2.6M5.4 10.3h5.2',
  chat: 'M2 3h12v8H7.4L4 13.8V11H2zM5 6.2h6M5 8.3h3.6',
  visit: 'M8 14s4.7-4.3 4.7-7.7a4.7 4.7 0 0 0-9.4 0C3.3 9.7 8 14 8 14zM8 7.9a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2z',
  note: 'M3 2.2h7.2L13 5v8.8H3zM10 2.4V5.2h2.8M5.6 8h4.8M5.6 10.7h3',
  check: 'm3 8.6 3.3 3.3L13 4.6',
  plus: 'M8 3v10M3 8h10',
  person: 'M8 7.6a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4zM2.8 13.8a5.2 4.4 0 0 1 10.4 0',
  company: 'M2.6 13.8V4.8L8.6 2.2v11.6M8.6 6.6l4.8 1.7v5.5M1.6 13.8h12.8M5 6.8h1.2M5 9.3h1.2M5 11.6h1.2',
  search: 'M7 11.6a4.6 4.6 0 1 0 0-9.2 4.6 4.6 0 0 0 0 9.2zM10.4 10.4l3.4 3.4',
  shown: 'M1.4 8S3.8 3.6 8 3.6 14.6 8 14.6 8 12.2 12.4 8 12.4 1.4 8 1.4 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  covered: 'M1.4 8S3.8 3.6 8 3.6 14.6 8 14.6 8 12.2 12.4 8 12.4 1.4 8 1.4 8zM2.6 13.4 13.4 2.6',
  lock: 'M3.6 7.2h8.8v6.4H3.6zM5.4 7.2V5a2.6 2.6 0 0 1 5.2 0v2.2M8 9.7v1.4',
  pin: 'M5.6 2.2h4.8M6.4 2.2v4L4.2 8.6v1.2h7.6V8.6L9.6 6.2v-4M8 9.8v4.4',
} as const;

/** The drawings there are. */
export type IconName = keyof typeof shapes;

export interface IconProps {
  readonly name: IconName;
}

/** A small drawing beside words that say the same. */
export function Icon({ name }: IconProps) {
  return (
    <svg class={icon} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
