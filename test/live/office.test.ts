import { expect, it } from 'vitest';
import type { Millis } from '@/utils/domain/time';
import { createLimiter } from '@/utils/sources/limits/limiter';
import type { Pace } from '@/utils/sources/limits/pace';
import { createOffice } from '@/utils/team/joining/office';
import { createTokens, type Session } from '@/utils/team/joining/session';
import { createAsk, createTransport } from '@/utils/team/transport/server';
import { membership } from '@/utils/team/transport/shapes';
import { createClock, createStore } from '../unit/sources/world';
import { describeTeam } from './team';

const never = new AbortController().signal;
const now = () => Date.now() as Millis;

describeTeam(
  'a browser at an office server, which signs people in itself',
  (given) => {
    /** A browser that nobody has signed in at yet. */
    function opened() {
      let session: Session | undefined;
      const keeper = {
        get: async () => session,
        keep: async (next: Session) => {
          session = next;
        },
      };
      const world = { fetch, limiter: createLimiter(createStore<Pace>(), createClock()), isPermitted: async () => true };
      const address = { engine: 'postgraphile' as const, base: given.server.address };
      const office = createOffice(createAsk(address, { ...world, token: async () => expect.fail('a token was asked for') }), now);
      const ask = createAsk(address, { ...world, token: createTokens(keeper, now, office.renew) });
      return { office, keeper, ask, transport: createTransport(ask), session: () => session };
    }

    const invited = async (name: string) => {
      await given.db.owner.query('select regard.set_token_key($1)', [given.db.key]);
      const team = await given.db.found(name);
      const admin = await given.db.join(team, 'admin');
      const { code } = (await given.db.ask(admin, 'select api.invite($1, $2)', 'eve@office.example', 'support')) as { code: string };
      return { team, admin, code, entry: { team, email: 'eve@office.example', password: 'a long pass-phrase' } };
    };

    it('joins with the link and its code, and comes back with its password', async () => {
      const { code, entry } = await invited('Joins');
      const browser = opened();
      expect(await browser.transport.changes('', 10, never)).toEqual({ ok: false, error: { kind: 'unauthorised' } });
      expect(await browser.office.enrol(entry, 'wrong', 'Eve', never)).toEqual({ ok: false, error: { kind: 'wrong', waitSeconds: 0 } });
      expect(await browser.office.enrol({ ...entry, password: 'short' }, code, 'Eve', never)).toEqual({
        ok: false,
        error: { kind: 'unfit' },
      });
      const enrolled = await browser.office.enrol(entry, code, 'Eve', never);
      if (!enrolled.ok) return expect(enrolled).toMatchObject({ ok: true });
      await browser.keeper.keep(enrolled.value);
      expect(await browser.ask('me', {}, membership, never)).toMatchObject({
        ok: true,
        value: { name: 'Eve', role: 'support', seesCosts: false },
      });

      const another = opened();
      const session = await another.office.signIn(entry, never);
      if (!session.ok) return expect(session).toMatchObject({ ok: true });
      await another.keeper.keep(session.value);
      expect(await another.transport.changes('', 10, never)).toMatchObject({ ok: true, value: { records: [] } });
    });

    it('renews its token by itself, whether it ran out or is refused, until it is taken out', async () => {
      const { team, admin, code, entry } = await invited('Renews');
      const browser = opened();
      const enrolled = await browser.office.enrol(entry, code, 'Eve', never);
      if (!enrolled.ok) return expect(enrolled).toMatchObject({ ok: true });
      await browser.keeper.keep({ ...enrolled.value, expiresAt: 0 as Millis, token: 'ran.out.long-ago' });
      expect(await browser.transport.changes('', 10, never)).toMatchObject({ ok: true });
      // A clock that goes wrong: the server refuses what the browser thinks is good.
      const refused = given.db.token({ sub: 'eve' }, { seconds: -5 });
      await browser.keeper.keep({ ...enrolled.value, token: refused });
      expect(await browser.transport.changes('', 10, never)).toMatchObject({ ok: true });
      expect(browser.session()?.token).not.toBe(refused);

      const { rows } = await given.db.owner.query("select id from regard.member where team = $1 and email = 'eve@office.example'", [team]);
      await given.db.ask(admin, 'select api.set_role($1, null)', rows[0].id);
      expect(await browser.transport.changes('', 10, never)).toEqual({ ok: false, error: { kind: 'forbidden' } });
      await browser.keeper.keep({ ...enrolled.value, expiresAt: 0 as Millis });
      expect(await browser.transport.changes('', 10, never)).toEqual({ ok: false, error: { kind: 'unauthorised' } });
    });
  },
  true,
);
