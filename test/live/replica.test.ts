import { expect, inject, it } from 'vitest';
import { newId } from '@/utils/domain/id';
import { type Key, keyOf } from '@/utils/team/replica/key';
import { type Browser, type Given, openBrowser } from './browser';
import { backup, type Role, restore, serveTeam } from './servers/team-server';
import { booking, describeTeam } from './team';

const key = (kind: string): Key => keyOf(kind, newId());
const idOf = (of: Key): string => of.slice(of.indexOf(' ') + 1);
const synced = async (...browsers: readonly Browser[]) => {
  for (const browser of browsers) expect(await browser.sync()).toMatchObject({ ok: true });
};

describeTeam(
  'the browsers of a team',
  (given) => {
    let opened = 0;
    const teamOf = async <const Roles extends readonly Role[]>(name: string, ...roles: Roles) => {
      const team = await given.db.found(name);
      const members = await Promise.all(
        roles.map(async (role) => {
          const subject = await given.db.join(team, role);
          return { subject, browser: await openBrowser(given, subject, `browser-${++opened}`) };
        }),
      );
      return { team, members: members as { [Index in keyof Roles]: { subject: string; browser: Browser } } };
    };
    const customer = { name: 'Ann', emails: ['ann@team.example'] };

    it('see at their next synchronisation what another noted', async () => {
      const { members } = await teamOf('Seen', 'sales', 'support');
      const [{ browser: ann }, { browser: ben }] = members;
      const [who, note] = [key('customer'), key('interaction')];
      await ann.write(who, customer);
      await ann.write(note, { customerId: idOf(who), summary: 'Called – 電話した', at: 1 });
      await synced(ann, ben);
      expect(await ben.shown(note)).toMatchObject({ summary: 'Called – 電話した' });
      ann.fates.push('lost');
      expect(await ann.sync()).toEqual({ ok: false, error: { kind: 'offline' } });
    });

    it('see it within seconds while a panel is open', async () => {
      const { members } = await teamOf('Seconds', 'sales', 'support');
      const [{ browser: ann }, { browser: ben }] = members;
      const end = new AbortController();
      const running = ben.run(end.signal);
      const note = key('voice');
      await ann.write(note, { customerId: newId(), text: 'promised a call', at: 1 });
      await synced(ann);
      await expect.poll(() => ben.shown(note), { timeout: 10_000 }).toMatchObject({ text: 'promised a call' });
      end.abort();
      await running;
    });

    it('ask live what they did not pull, and hear no cost without the right to', async () => {
      const { members } = await teamOf('Live', 'finance', 'sales');
      const [{ browser: finance }, { browser: sales }] = members;
      const who = key('customer');
      await finance.write(who, customer);
      for (const [kind, minor] of [
        ['revenue', 700],
        ['goods', 400],
      ] as const)
        await finance.write(key('ledger'), booking(idOf(who), kind, minor).data ?? {});
      await synced(finance);
      const income = [{ kind: 'revenue', currency: 'EUR', count: 1, minor: 700 }];
      const card = await finance.card('ann@team.example');
      expect(card).toMatchObject({ ok: true, value: { income, costs: [{ kind: 'goods', minor: 400 }] } });
      // Never an empty list, which would make a margin of all the revenue.
      expect(await sales.card('ann@team.example')).toMatchObject({
        ok: true,
        value: { customers: [{ key: who }], income, costs: 'notVisible' },
      });
      expect(await sales.card('nobody@team.example')).toEqual({ ok: true, value: null });
    });

    it('merge edits of different fields, and ask where both changed the same', async () => {
      const { members } = await teamOf('Merge', 'sales', 'support');
      const [{ browser: ann }, { browser: ben }] = members;
      const who = key('customer');
      await ann.write(who, customer);
      await synced(ann, ben);
      await ann.write(who, { ...customer, tags: ['vip'] });
      await ben.write(who, { ...customer, role: 'Buyer' });
      await synced(ann, ben, ann);
      for (const browser of [ann, ben]) expect(await browser.shown(who)).toEqual({ ...customer, tags: ['vip'], role: 'Buyer' });

      await ann.write(who, { ...customer, name: 'Ann Lee' });
      await ben.write(who, { ...customer, name: 'Anna' });
      await synced(ann, ben);
      expect(await ben.asking()).toMatchObject([[who, { mine: { content: { name: 'Anna' } }, conflict: { theirs: { name: 'Ann Lee' } } }]]);
      await ben.resolve(who, { ...customer, name: 'Anna Lee' });
      await synced(ben, ann);
      for (const browser of [ann, ben]) expect(await browser.shown(who)).toMatchObject({ name: 'Anna Lee' });
    });

    it('keep what they may not write, and say so', async () => {
      const { members } = await teamOf('Refused', 'support');
      const [{ browser }] = members;
      const [row, note] = [key('ledger'), key('voice')];
      await browser.write(row, booking(newId(), 'revenue', 5).data ?? {});
      await browser.write(note, { customerId: newId(), text: 'goes its way' });
      await synced(browser);
      expect(await browser.asking()).toMatchObject([[row, { mine: { refused: 'role' } }]]);
      expect(await browser.shown(row)).toMatchObject({ minor: 5 });
      expect(await browser.waiting()).toEqual([]);
    });

    it('send long notes in pieces that the server takes, and keep one that it never will', async () => {
      const { members } = await teamOf('Long', 'sales', 'support');
      const [{ browser: ann }, { browser: ben }] = members;
      const notes = Array.from({ length: 30 }, () => key('voice'));
      for (const note of notes) await ann.write(note, { customerId: newId(), text: 'x'.repeat(20_000) });
      const [endless, last] = [key('voice'), key('voice')];
      await ann.write(endless, { customerId: newId(), text: 'y'.repeat(300_000) });
      await ann.write(last, { customerId: newId(), text: 'after it' });
      await synced(ann, ben);
      for (const note of [...notes, last]) expect(await ben.shown(note)).not.toBeNull();
      expect(await ann.asking()).toMatchObject([[endless, { mine: { refused: 'data' } }]]);
      expect(await ann.waiting()).toEqual([]);
    });

    it('begin anew by themselves when their role changed: costs go, and come', async () => {
      const { team, members } = await teamOf('Role', 'finance', 'sales');
      const [finance, sales] = members;
      const [who, cost, pending] = [key('customer'), key('ledger'), key('voice')];
      await finance.browser.write(who, customer);
      await finance.browser.write(cost, booking(idOf(who), 'goods', 400).data ?? {});
      await synced(finance.browser, sales.browser);
      expect([await finance.browser.shown(cost), await sales.browser.shown(cost)]).toMatchObject([{ minor: 400 }, null]);
      const swap = (subject: string, role: Role) =>
        given.db.owner.query('update regard.member set role = $1 where team = $2 and subject = $3', [role, team, subject]);
      await swap(finance.subject, 'sales');
      await swap(sales.subject, 'finance');
      await finance.browser.write(pending, { customerId: idOf(who), text: 'written before it heard of it' });
      await synced(finance.browser, sales.browser);
      expect([await finance.browser.shown(cost), await sales.browser.shown(cost)]).toMatchObject([null, { minor: 400 }]);
      expect([await finance.browser.shown(who), await sales.browser.shown(pending)]).toMatchObject([
        customer,
        { text: 'written before it heard of it' },
      ]);
    });

    it('forget an erased customer, one who was away and wrote meanwhile as well', async () => {
      const { members } = await teamOf('Erase', 'sales', 'support', 'finance');
      const [{ browser: ann }, { browser: ben }, { browser: away }] = members;
      const [who, note, cost] = [key('customer'), key('voice'), key('ledger')];
      await ann.write(who, customer);
      await ann.write(note, { customerId: idOf(who), text: 'private' });
      await synced(ann);
      await away.write(cost, booking(idOf(who), 'goods', 400).data ?? {});
      await synced(away, ben);
      const late = key('interaction');
      await away.write(late, { customerId: idOf(who), summary: 'private, too' });
      await away.write(note, { customerId: idOf(who), text: 'private, edited' });
      await ben.write(key('erasure'), { customerIds: [idOf(who)], tombstone: {} });
      await synced(ben, ann, away, away);
      for (const browser of [ann, ben, away]) for (const one of [who, note, cost, late]) expect(await browser.shown(one)).toBeNull();
      for (const browser of [ann, ben, away]) expect([await browser.waiting(), await browser.asking()]).toEqual([[], []]);
    });

    it('begin anew by themselves on a restored database, and bring back what it forgot', async () => {
      const postgres = inject('postgres');
      if (postgres === null) return;
      const { members } = await teamOf('Restore', 'sales', 'support');
      const [{ browser: ann }, { browser: ben }] = members;
      const [who, first, second, third] = [key('customer'), key('voice'), key('voice'), key('voice')];
      const said = (text: string) => ({ customerId: idOf(who), text });
      await ann.write(who, customer);
      await ann.write(first, said('first'));
      await synced(ann, ben);
      const dump = backup(postgres, given.db);

      await ann.write(first, said('first, edited after the backup'));
      await ann.write(second, said('second, after the backup'));
      await ben.write(third, said('third, by another'));
      await synced(ann, ben, ann);
      const unsent = key('voice');
      await ben.write(unsent, said('written while the server was down'));

      const db = await restore(postgres, dump, given.db.key);
      const restored: Given = { db, server: await serveTeam(postgres, db) };
      try {
        for (const browser of [ann, ben]) await browser.moveTo(restored);
        await synced(ben, ann, ben, ann);
        for (const browser of [ann, ben]) {
          expect(await Promise.all([who, first, second, third, unsent].map(browser.shown))).toMatchObject([
            customer,
            said('first, edited after the backup'),
            said('second, after the backup'),
            said('third, by another'),
            said('written while the server was down'),
          ]);
          expect([await browser.waiting(), await browser.asking()]).toEqual([[], []]);
        }
      } finally {
        await restored.server.stop();
        await db.close();
      }
    });
  },
  true,
);
