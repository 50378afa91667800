import { effect, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { TeamLine } from '@/components/team/TeamLine';
import { onChange } from '@/utils/db/changes';
import type { Database } from '@/utils/db/schema';
import type { Email } from '@/utils/domain/email';
import { millisOf } from '@/utils/domain/time';
import { call } from '@/utils/messaging/call';
import type { PanelModel } from '@/utils/state/panel';
import { joinedTeam, standingIn } from '@/utils/team/joining/kept';
import { createKeeping } from '@/utils/team/replica/syncing';
import type { Aside } from './aside';

/** Keeps this browser and its team together while the panel is open, and asks it for whom nobody here knows; says what is not well. */
export function togetherIn(db: Database, panel: PanelModel, stop: AbortSignal): Aside {
  const standing = signal<Awaited<ReturnType<typeof standingIn>>>(undefined);
  const name = signal('');
  const look = async () => {
    const [joined, stands] = await Promise.all([joinedTeam(db), standingIn(db)]);
    name.value = joined?.membership.teamName ?? '';
    standing.value = joined && stands;
  };
  const keeping = createKeeping(
    async () => {
      const answer = await call('syncTeam', null);
      return answer.ok ? (answer.value ?? undefined) : undefined;
    },
    {
      now: () => millisOf(new Date()),
      random: Math.random,
      sleep: (milliseconds, ended) => asleep(milliseconds, ended).then(() => looked(ended)),
    },
  );
  let isRunning = false;
  const run = async () => {
    if (isRunning || (await joinedTeam(db)) === undefined) return;
    isRunning = true;
    await keeping.run(stop).finally(() => {
      isRunning = false;
    });
  };
  onChange(({ kinds }) => {
    if (kinds.includes('team')) void look().then(run);
    else keeping.nudge();
  }, stop);
  void look().then(run);

  const asked = new Set<Email>();
  effect(() => {
    const state = panel.state.value;
    const email = state.state === 'unknown' ? state.person.email : null;
    // Once everything was heard, whom nobody here knows the team does not know.
    if (email === null || standing.value?.isWhole !== false || asked.has(email)) return;
    asked.add(email);
    void call('lookInTeam', email);
  });

  const open = () => void browser.tabs.create({ url: browser.runtime.getURL('/options.html#team') });
  return {
    line() {
      const stands = standing.value;
      const isWell = stands === undefined || (stands.failure === null && stands.asking === 0 && stands.isWhole);
      return isWell ? undefined : <TeamLine standing={stands} name={name.value} onOpen={open} />;
    },
  };
}

/** Once somebody looks: a panel in a tab behind others leaves it to the background's own pace. */
function looked(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (document.visibilityState === 'visible' || signal.aborted) return resolve();
    const end = new AbortController();
    const go = () => {
      end.abort();
      resolve();
    };
    document.addEventListener('visibilitychange', go, { signal: end.signal });
    signal.addEventListener('abort', go, { signal: end.signal });
  });
}

function asleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
