import { expect, it } from 'vitest';
import { decodeJwt } from './servers/jwt';
import { customer, describeTeam, type Page, pull, push } from './team';

interface Admitted {
  readonly token: string;
  readonly renewal: string;
  readonly seconds: number;
}

describeTeam('the members of a team', (given) => {
  const me = (subject: string) => given.db.ask(subject, 'select api.me()') as Promise<Record<string, unknown> | null>;
  const joining = (team: string, claims: Record<string, unknown>) =>
    given.db.as(claims, async (client) => (await client.query('select api.join_team($1) as me', [team])).rows[0].me);

  it('come by an invitation to their address, which their provider vouches for', async () => {
    const team = await given.db.found('Joined');
    expect(await joining(team, { sub: 'stranger', email: 'stranger@joined.example' })).toBeNull();
    expect(await joining(team, { sub: 'unsure', email: 'admin@joined.example', email_verified: false })).toBeNull();
    expect(await joining(team, { sub: 'boss', email: 'Admin@joined.example' })).toMatchObject({ team, role: 'admin', seesCosts: true });
    expect(await given.db.ask('boss', 'select api.invite($1, $2)', 'Eve@joined.example', 'support')).toEqual({ team, code: null });
    expect(await given.db.ask('boss', 'select api.invitations()')).toMatchObject([{ email: 'eve@joined.example', role: 'support' }]);
    expect(await joining(team, { sub: 'eve', email: 'eve@joined.example', name: 'Eve' })).toMatchObject({
      name: 'Eve',
      role: 'support',
      seesCosts: false,
    });
    // Used up, and not for anybody who comes behind.
    expect(await joining(team, { sub: 'mallory', email: 'eve@joined.example' })).toBeNull();
    expect(await given.db.ask('eve', 'select api.members()')).toMatchObject([
      { email: 'admin@joined.example' },
      { email: 'eve@joined.example' },
    ]);
  });

  it('join the team that the link names, and no other that invited the same address', async () => {
    const [ours, theirs] = [await given.db.found('Ours'), await given.db.found('Theirs')];
    const trap = "insert into regard.invitation (team, email, role) values ($1, 'kim@ours.example', 'admin')";
    await given.db.owner.query(trap, [theirs]);
    expect(await joining(ours, { sub: 'kim', email: 'kim@ours.example' })).toBeNull();
    expect(await me('kim')).toBeNull();
  });

  it('get another role from an administrator alone, and see at once what it shows', async () => {
    const team = await given.db.found('Roles');
    const [admin, sales] = [await given.db.join(team, 'admin'), await given.db.join(team, 'sales')];
    const id = (await me(sales))?.['member'];
    const before = await pull(given.db, sales);
    await expect(given.db.ask(sales, 'select api.set_role($1, $2)', id, 'admin')).rejects.toThrow('only an administrator may');
    expect(await given.db.ask(admin, 'select api.set_role($1, $2)', id, 'finance')).toBe(true);
    expect(await me(sales)).toMatchObject({ role: 'finance', seesCosts: true });
    // The browser hears that what it pulled was for another role.
    expect((await pull(given.db, sales)).rights).toBe(before.rights + 1);
  });

  it('are out at once when they are taken out, and who they were when they come back', async () => {
    const team = await given.db.found('Out');
    const [admin, sales] = [await given.db.join(team, 'admin'), await given.db.join(team, 'sales')];
    const { member, email } = (await me(sales)) ?? {};
    expect(await given.db.ask(admin, 'select api.set_role($1, null)', member)).toBe(true);
    expect(await me(sales)).toBeNull();
    expect(await given.db.ask(sales, 'select api.changes()')).toBeNull();
    expect(await given.db.ask(sales, "select api.push('[]')")).toBeNull();
    await given.db.ask(admin, 'select api.invite($1, $2)', email, 'marketing');
    expect(await joining(team, { sub: sales, email })).toMatchObject({ member, role: 'marketing' });
  });

  it('keep an administrator', async () => {
    const team = await given.db.found('Kept');
    const admin = await given.db.join(team, 'admin');
    const id = (await me(admin))?.['member'];
    for (const role of ['sales', null])
      await expect(given.db.ask(admin, 'select api.set_role($1, $2)', id, role)).rejects.toThrow('keeps an administrator');
  });
});

describeTeam('the sign-in of an office server', (given) => {
  const asked = async (statement: string, ...values: readonly unknown[]) =>
    (await given.db.owner.query(statement, [...values])).rows[0].answer;
  const signIn = (team: string, password: string, email = 'ann@office.example') =>
    asked('select api.sign_in($1, $2, $3) as answer', team, email, password);
  const enrolled = async (name: string) => {
    await given.db.owner.query('select regard.set_token_key($1)', [given.db.key]);
    const team = await given.db.found(name);
    const admin = await given.db.join(team, 'admin');
    const { code } = (await given.db.ask(admin, 'select api.invite($1, $2)', 'ann@office.example', 'sales')) as { code: string };
    return { team, admin, code };
  };
  const enrol = (team: string, code: string, password = 'correct horse') =>
    asked('select api.enrol($1, $2, $3, $4, $5) as answer', team, 'ann@office.example', code, password, 'Ann');

  it('is off until it has a key', async () => {
    await given.db.owner.query('delete from regard.token_key');
    const team = await given.db.found('Off');
    expect(await signIn(team, 'correct horse')).toBeNull();
    expect(await enrol(team, 'code')).toBeNull();
    await expect(given.db.owner.query("select regard.set_token_key('short')")).rejects.toThrow('token_key');
  });

  it('takes up an invitation with its code, once', async () => {
    const { team, code } = await enrolled('Enrol');
    expect(await enrol(team, 'a guess')).toMatchObject({ wrong: true });
    expect(await enrol(team, code, 'short')).toBeNull();
    const { token } = (await enrol(team, code)) as Admitted;
    const claims = decodeJwt(token, given.db.key);
    expect(claims).toMatchObject({ role: 'authenticated', aud: 'regard', email: 'ann@office.example' });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(900);
    expect(await enrol(team, code)).toMatchObject({ wrong: true });
    const ann = customer('Ann');
    await push(given.db, String(claims['sub']), ann);
    expect(((await given.db.ask(String(claims['sub']), 'select api.changes()')) as Page).records).toHaveLength(1);
  });

  it('gives an invitation up after ten guesses', async () => {
    const { team, code } = await enrolled('Guesses');
    for (let guess = 0; guess < 10; guess++) expect(await enrol(team, `${guess}`)).toMatchObject({ wrong: true });
    expect(await enrol(team, code)).toMatchObject({ wrong: true });
  });

  it('lets in with the password, makes guessing slow, and does not tell who is there', async () => {
    const { team, code } = await enrolled('Guess');
    await enrol(team, code);
    expect(await signIn(team, 'correct horse')).toMatchObject({ seconds: 900 });
    const wrong = { wrong: true, waitSeconds: 0 };
    expect(await signIn(team, 'incorrect', 'nobody@office.example')).toEqual(wrong);
    for (let miss = 0; miss < 6; miss++) expect(await signIn(team, 'incorrect')).toEqual(wrong);
    // Even the right one has to wait now.
    expect(await signIn(team, 'correct horse')).toMatchObject({ wrong: true, waitSeconds: 1 });
    expect(await signIn((await enrolled('Elsewhere')).team, 'correct horse')).toEqual(wrong);
  });

  it('renews a token for as long as one is a member and did not sign out', async () => {
    const { team, admin, code } = await enrolled('Renew');
    const { renewal } = (await enrol(team, code)) as Admitted;
    const renew = (secret = renewal) => asked('select api.renew($1) as answer', secret);
    expect(await renew()).toMatchObject({ renewal, seconds: 900 });
    expect(await renew('guess')).toMatchObject({ wrong: true });
    const { renewal: other } = (await signIn(team, 'correct horse')) as Admitted;
    expect(await asked('select api.sign_out($1) as answer', other)).toBe(true);
    expect(await renew(other)).toMatchObject({ wrong: true });
    const { rows } = await given.db.owner.query("select id from regard.member where team = $1 and email = 'ann@office.example'", [team]);
    await given.db.ask(admin, 'select api.set_role($1, null)', rows[0].id);
    expect(await renew()).toMatchObject({ wrong: true });
    expect(await signIn(team, 'correct horse')).toMatchObject({ wrong: true });
  });

  it('keeps neither passwords nor what renews a token', async () => {
    const { team, code } = await enrolled('Hidden');
    const { renewal } = (await enrol(team, code)) as Admitted;
    const { rows } = await given.db.owner.query(
      'select (select string_agg(l::text, $$ $$) from regard.login l) || (select string_agg(s::text, $$ $$) from regard.session s) as all',
    );
    for (const secret of ['correct horse', renewal, code]) expect(rows[0].all).not.toContain(secret);
  });
});
