import { beforeAll, expect, it } from 'vitest';
import { type Claims, encodeJwt } from './servers/jwt';
import { customer, describeTeam, push } from './team';

interface Reply {
  readonly status: number;
  readonly text: string;
}

describeTeam(
  'a team served over HTTP',
  (given) => {
    let sales: string;
    let theirs: string;
    const ann = customer('Ann', 'ann@served.example');
    beforeAll(async () => {
      const [team, other] = [await given.db.found('Served'), await given.db.found('Elsewhere')];
      [sales, theirs] = [await given.db.join(team, 'sales'), await given.db.join(other, 'admin')];
      await push(given.db, sales, ann);
    });

    async function asked(token: string | undefined, query: string, variables: Claims = {}): Promise<Reply> {
      const reply = await fetch(`${given.server.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, variables }),
      });
      return { status: reply.status, text: await reply.text() };
    }
    const card = 'query($e:String!){customerCard(email:$e)}';
    const who = { e: 'ann@served.example' };
    const signedFor = (claims: Claims, header?: Claims, key = given.db.key) =>
      encodeJwt({ role: 'authenticated', aud: 'regard', sub: sales, exp: Date.now() / 1000 + 600, ...claims }, key, header);

    it('answers a member', async () => {
      expect((await asked(given.db.token({ sub: sales }), card, who)).text).toContain(ann.id);
    });

    it.each<[why: string, token: () => string | undefined]>([
      ['none', () => undefined],
      ['one of a member of another team', () => given.db.token({ sub: theirs })],
      [
        'one that claims our team and role beside',
        () => given.db.token({ sub: theirs, team: 'Served', 'request.jwt.claims': `{"sub":"${sales}"}` }),
      ],
      ['one of nobody', () => given.db.token({ sub: 'nobody' })],
      ['one without a subject', () => given.db.token({})],
      ['one that ran out', () => given.db.token({ sub: sales }, { seconds: -1 })],
      ['one that another key signed', () => given.db.token({ sub: sales }, { key: 'another key of at least thirty-two letters' })],
      ['one that is not signed', () => signedFor({}, { alg: 'none', typ: 'JWT' }).replace(/[^.]+$/, '')],
      ['one that says so and is signed', () => signedFor({}, { alg: 'none', typ: 'JWT' })],
      ['one that names another method', () => signedFor({}, { alg: 'RS256', typ: 'JWT' })],
      ['one for something else', () => signedFor({ aud: 'another' })],
      [
        'one that was changed',
        () =>
          given.db.token({ sub: theirs }).replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify({ sub: sales })).toString('base64url')}.`),
      ],
      ['one for the owner of the database', () => signedFor({ role: 'postgres' })],
      ['no token at all', () => 'Bearer'],
    ])('tells nothing to a token that is %s', async (_, token) => {
      for (const query of [card, 'query($e:String!){customerCard(email:$e) me changes members invitations}']) {
        const { text } = await asked(token(), query, who);
        expect(text).not.toContain(ann.id);
        expect(text).not.toContain(sales);
      }
    });

    it('offers functions of `api` and nothing else', async () => {
      const { text } = await asked(undefined, '{__schema{queryType{fields{name}} mutationType{fields{name}}}}');
      const { queryType, mutationType } = JSON.parse(text).data.__schema;
      const names = (type: { fields: { name: string }[] }) => type.fields.map(({ name }) => name).sort();
      expect(names(queryType)).toEqual(['changes', 'customerCard', 'id', 'invitations', 'me', 'members', 'node', 'query']);
      expect(names(mutationType)).toEqual([
        'enrol',
        'invite',
        'joinTeam',
        'push',
        'renew',
        'setRole',
        'signIn',
        'signOut',
        'withdrawInvitation',
      ]);
    });

    const injections = [
      "'; drop table regard.record; --",
      "' or '1'='1",
      '%',
      '\\',
      '$1',
      "'||(select key from regard.token_key)||'",
      '{"a":1}',
      'ann@served.example\u0000',
      '\ud800',
      '0.0.0; select 1',
      `${'9'.repeat(40)}.1.1`,
      'a'.repeat(100_000),
    ];
    const admin = () => given.db.token({ sub: theirs });
    const id = '"00000000-0000-7000-8000-000000000001"';
    it.each<[where: string, query: string]>([
      ['customerCard.email', 'query($x:String!){customerCard(email:$x)}'],
      ['changes.cursor', 'query($x:String!){changes(cursor:$x)}'],
      ['push.ops', 'mutation($x:String!){push(input:{ops:$x}){result}}'],
      ['push.ops as JSON', 'mutation($x:JSON!){push(input:{ops:$x}){result}}'],
      ['invite.email', 'mutation($x:String!){invite(input:{email:$x,role:"sales"}){result}}'],
      ['invite.role', 'mutation($x:String!){invite(input:{email:"x@y.example",role:$x}){result}}'],
      ['withdrawInvitation.email', 'mutation($x:String!){withdrawInvitation(input:{email:$x}){result}}'],
      ['setRole.role', `mutation($x:String!){setRole(input:{member:${id},role:$x}){result}}`],
      ['signIn.email', `mutation($x:String!){signIn(input:{team:${id},email:$x,password:"x"}){result}}`],
      ['signIn.password', `mutation($x:String!){signIn(input:{team:${id},email:"x@y.example",password:$x}){result}}`],
      ['enrol', `mutation($x:String!){enrol(input:{team:${id},email:$x,code:$x,password:$x,name:$x}){result}}`],
      ['renew.renewal', 'mutation($x:String!){renew(input:{renewal:$x}){result}}'],
      ['signOut.renewal', 'mutation($x:String!){signOut(input:{renewal:$x}){result}}'],
      ['joinTeam.team', 'mutation($x:UUID!){joinTeam(input:{team:$x}){result}}'],
    ])('takes %s for words, whatever they are', async (_, query) => {
      for (const x of injections) {
        const { text } = await asked(admin(), query, { x });
        expect(text).not.toContain(ann.id);
        expect(text).not.toContain(given.db.key);
      }
      const written = Object.fromEntries(['op', 'kind', 'id', 'base', 'data'].map((field) => [field, injections[0]]));
      await asked(admin(), 'mutation($x:JSON!){push(input:{ops:$x}){result}}', { x: [written, { ...ann, base: injections[1] }] });
      expect((await asked(given.db.token({ sub: sales }), card, who)).text).toContain(ann.id);
    });
  },
  true,
);
