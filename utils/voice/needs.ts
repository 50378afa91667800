import type { Competitor, Voice } from '@/utils/domain/voice';

/** What one side is liked and disliked for, and what it asks. */
export interface Opinions {
  readonly about: 'us' | Competitor;
  readonly likes: readonly Voice[];
  readonly dislikes: readonly Voice[];
  readonly prices: readonly Voice[];
}

/** What a customer needs, and what they like and dislike about us beside each competitor. */
export interface Needs {
  readonly open: readonly Voice[];
  readonly met: readonly Voice[];
  /** Those that they need no longer. */
  readonly lapsed: readonly Voice[];
  /** Us first, then each competitor that was spoken of. */
  readonly opinions: readonly Opinions[];
}

export function needsOf(voices: readonly Voice[], competitors: readonly Competitor[]): Needs {
  const needs = voices.filter((voice) => voice.kind === 'need');
  const sides = ['us' as const, ...competitors].map((about) => {
    const key = about === 'us' ? 'us' : about.id;
    const ofKind = (kind: Voice['kind']) =>
      voices.filter((voice) => voice.kind === kind && voice.about === key && voice.state !== 'lapsed');
    return { about, likes: ofKind('like'), dislikes: ofKind('dislike'), prices: ofKind('price') };
  });
  return {
    open: needs.filter((need) => need.state === 'open'),
    met: needs.filter((need) => need.state === 'met'),
    lapsed: needs.filter((need) => need.state === 'lapsed'),
    opinions: sides.filter(({ likes, dislikes, prices }) => likes.length + dislikes.length + prices.length > 0),
  };
}
