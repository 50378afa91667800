import * as v from 'valibot';
import { ok } from '@/utils/domain/result';
import { facts } from '../answer';
import { growing, inOrder, numberOf, pulled, utcSecond } from '../changes';
import { customer, ticket } from '../drafts';
import { factsOfEach } from '../each';
import { address, secret } from '../fields';
import type { Request } from '../net/request';
import { followed, turned } from '../pages';
import { isAbout } from '../question';
import { idIn } from '../quoted';
import { email, id, instant, words } from '../shapes';
import { defineSource } from '../source';

// Source: redmine.org/projects/redmine/wiki/Rest_api, 2026-11. Looking users up needs an administrator's key.
const PAGE = 100;
const User = v.object({ id, firstname: words, lastname: words, mail: email, admin: v.nullish(v.boolean(), false) });
const counts = { offset: v.number(), limit: v.number(), total_count: v.number() };
const next = ({ offset, limit, total_count }: { offset: number; limit: number; total_count: number }, request: Request) =>
  limit > 0 && offset + limit < total_count ? turned(request, { offset: offset + limit }) : undefined;
const Users = v.pipe(
  v.object({ users: v.array(User), ...counts }),
  v.transform(({ users, ...counts }) => ({ items: users, ...counts })),
);
const Issue = v.object({
  id,
  subject: words,
  status: v.object({ is_closed: v.nullish(v.boolean()) }),
  assigned_to: v.nullish(v.object({ name: words })),
  created_on: instant,
  closed_on: v.nullish(instant),
  updated_on: v.nullish(instant),
  author: v.nullish(v.object({ id })),
});
const Issues = v.pipe(
  v.object({ issues: v.array(Issue), ...counts }),
  v.transform(({ issues, ...counts }) => ({ items: issues, ...counts })),
);

export const redmine = defineSource({
  id: 'redmine',
  label: 'Redmine',
  fields: { address: address(), key: secret() },
  by: ['email', 'name'],
  limits: { requests: 60, per: 60_000, atOnce: 2 },
  tokenPage: ({ address }) => `${address}/my/account`,
  address: ({ address }) => address,
  headers: ({ key }) => ({ 'x-redmine-api-key': key }),

  async lookup(question, { ask, settings: { address } }) {
    const found = await followed(ask, { path: '/users.json', query: { name: question.value, limit: PAGE } }, Users, next);
    if (!found.ok) return found;
    const people = found.value.items.map((user) => ({ id: user.id, who: personOf(user, address) }));
    return factsOfEach(
      people.filter(({ who }) => isAbout(question, who)),
      async ({ id, who }) => {
        const query = { author_id: id, status_id: '*', sort: 'created_on:desc', limit: PAGE };
        const issues = await followed(ask, { path: '/issues.json', query }, Issues, next);
        if (!issues.ok) return issues;
        const interactions = issues.value.items.map((issue) => issueOf(issue, who.sourceKey, address));
        return ok(facts({ customers: [who], interactions, ...(issues.value.isPart ? { isPart: true } : {}) }));
      },
    );
  },

  /** Users in the order in which they came, as Redmine tells no changes of theirs, without its administrators; issues in that of their changes, closed ones among them. */
  pull: (since, { ask, now, settings: { address } }) =>
    pulled(since, now, [
      {
        async read(place) {
          const offset = (numberOf(place) - 1) * PAGE;
          const page = await ask({ path: '/users.json', query: { sort: 'created_on', limit: PAGE, offset } }, Users);
          if (!page.ok) return page;
          const { items } = page.value;
          const customers = items.filter(({ admin }) => !admin).map((user) => personOf(user, address));
          return ok({ customers, ...growing(place, items.length, PAGE) });
        },
      },
      {
        async read(place) {
          const query = {
            status_id: '*',
            updated_on: `>=${utcSecond(place.from)}Z`,
            sort: 'updated_on,id',
            limit: PAGE,
            offset: place.page,
          };
          const page = await ask({ path: '/issues.json', query }, Issues);
          if (!page.ok) return page;
          const { items, offset, total_count } = page.value;
          const interactions = items.flatMap((issue) => (issue.author ? issueOf(issue, keyOf(issue.author.id, address), address) : []));
          const following = offset + items.length < total_count && items.length > 0 ? String(offset + items.length) : undefined;
          return ok({
            interactions,
            ...inOrder(
              place,
              items.map(({ updated_on, created_on }) => updated_on ?? created_on),
              following,
            ),
          });
        },
      },
    ]),

  notesOn: 'ticket',
  /** As a private note on an issue. Redmine answers with nothing. */
  async write({ about, text }, { ask }) {
    const json = { issue: { notes: text, private_notes: true } };
    const written = await ask({ method: 'PUT', path: `/issues/${idIn(about)}.json`, json }, v.nullish(v.unknown()));
    return written.ok ? ok(about) : written;
  },
});

const keyOf = (id: string, address: string): string => `redmine@${new URL(address).host}:${id}`;

const personOf = ({ id, firstname, lastname, mail }: v.InferOutput<typeof User>, address: string) =>
  customer({ sourceKey: keyOf(id, address), name: `${firstname} ${lastname}`, emails: [mail], url: `${address}/users/${id}` });

const issueOf = ({ id, subject, status, assigned_to, ...issue }: v.InferOutput<typeof Issue>, of: string, address: string) =>
  ticket({
    sourceKey: `redmine-issue@${new URL(address).host}:${id}`,
    of,
    at: issue.created_on,
    summary: subject,
    // Before 5.0 a status does not say whether it closes.
    isOpen: !(status.is_closed ?? Boolean(issue.closed_on)),
    by: assigned_to?.name,
    url: `${address}/issues/${id}`,
  });
