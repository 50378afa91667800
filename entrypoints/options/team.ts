import type { Asking, TeamActions, TeamView } from '@/components/team/team-view';
import { getCustomers } from '@/utils/db/customers';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import { err } from '@/utils/domain/result';
import { call } from '@/utils/messaging/call';
import { readPolicy } from '@/utils/settings/policy/kept';
import { originsOfTeam } from '@/utils/team/joining/entrance';
import { parseInvitation } from '@/utils/team/joining/invitation';
import { joinedTeam, keepJoined, standingIn } from '@/utils/team/joining/kept';
import { teamStoreIn } from '@/utils/team/replica/idb-store';
import { partsOf } from '@/utils/team/replica/key';
import { allowOrigins, withdrawUnused } from './connect';

/** So many questions are shown at once. */
const MOST = 20;

/** The team as the options show it. */
export async function teamViewIn(db: Database): Promise<TeamView> {
  const [joined, standing, { team }] = await Promise.all([joinedTeam(db), standingIn(db), readPolicy(db)]);
  return { joined, standing, asking: joined === undefined ? [] : await askingIn(db), decidedLink: team };
}

async function askingIn(db: Database): Promise<readonly Asking[]> {
  const slots = await teamStoreIn(db).asking(MOST);
  const asking = slots.map(([key, { mine, conflict, kept }]): Asking & { readonly of: string } => {
    const { kind, id } = partsOf(key);
    const of = mine?.content?.['customerId'] ?? kept?.content?.['customerId'];
    return {
      ...{ key, kind, about: '', mine: mine?.content ?? null, theirs: conflict === undefined ? (kept?.content ?? null) : conflict.theirs },
      ...(conflict === undefined && mine?.refused !== undefined ? { why: mine.refused } : {}),
      of: kind === 'customer' ? id : typeof of === 'string' ? of : '',
    };
  });
  const customers = await getCustomers(
    db,
    asking.map(({ of }) => of as CustomerId),
  );
  return asking.map(({ of, ...one }) => ({ ...one, about: customers.get(of as CustomerId)?.name ?? '' }));
}

/** Joins, leaves and manages the team. A permission is asked for before anything is awaited: the browser wants to see the click. */
export function teamActions(db: Database): TeamActions {
  return {
    async onJoin(link, credentials, isSharing) {
      const invitation = parseInvitation(link);
      if (!invitation.ok) return err({ kind: invitation.error });
      const { address, way } = invitation.value;
      const allowed = await allowOrigins(db, originsOfTeam(invitation.value), new URL(address.base).host, way.kind !== 'office');
      if (!allowed.ok) return allowed;
      const joined = await call('joinTeam', { link, ...(credentials === undefined ? {} : { credentials }), isSharing });
      if (!joined.ok || !joined.value.ok) await withdrawUnused(db);
      return joined.ok ? joined.value : err({ kind: 'unreachable' });
    },
    async onLeave() {
      await call('leaveTeam', null);
      await withdrawUnused(db);
    },
    async onShare() {
      const joined = await joinedTeam(db);
      if (joined !== undefined) await keepJoined(db, { ...joined, isToShare: true });
      void call('syncTeam', null);
    },
    onChoose: async (key, content) => void (await call('chooseInTeam', { key, content })),
    async onManage(order) {
      const answer = await call('manageTeam', order);
      return answer.ok ? answer.value : err({ kind: 'unreachable' });
    },
  };
}
