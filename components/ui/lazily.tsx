import { type ComponentType, createElement, type VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Everything that is loaded later, each once. */
const loads: (() => Promise<unknown>)[] = [];

/** A component whose script comes later. */
export interface Lazy<Props> {
  (props: Props): VNode<Props> | null;
  /** Loads it before it is drawn: it is drawn at once then. */
  load(): Promise<void>;
}

/**
 * A component whose script is loaded when it is first drawn, by its `load`, or by `loadTheRest`: until then nothing stands in its place, or `Waiting`.
 * It is for what the first look at a page does without.
 */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>, Waiting?: ComponentType<Props>): Lazy<Props> {
  let loaded: ComponentType<Props> | undefined;
  let loading: Promise<void> | undefined;
  const begin = () => {
    loading ??= load().then((component) => {
      loaded = component;
    });
    return loading;
  };
  loads.push(begin);
  function Lazily(props: Props) {
    const [, draw] = useState(false);
    useEffect(() => {
      let isGone = false;
      if (loaded === undefined) void begin().then(() => isGone || draw(true));
      return () => {
        isGone = true;
      };
    }, []);
    const Component = loaded ?? Waiting;
    return Component === undefined ? null : createElement(Component, props);
  }
  return Object.assign(Lazily, { load: begin });
}

/** Loads all that is left, so that nothing has to wait for it later; what is loaded may bring more to load. */
export async function loadTheRest(): Promise<void> {
  for (let begun = 0; begun < loads.length; ) {
    const batch = loads.slice(begun);
    begun = loads.length;
    await Promise.all(batch.map((load) => load()));
  }
}
