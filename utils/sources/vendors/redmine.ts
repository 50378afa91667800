import * as v from 'valibot';
import { ok } from '@/utils/domain/result';
import { facts } from '../answer';
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
const User = v.object({ id, firstname: words, lastname: words, mail: email });
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
    const found = await followed(ask, { path: '/users.json', query: { name: question.value, limit: 100 } }, Users, next);
    if (!found.ok) return found;
    const { host } = new URL(address);
    const people = found.value.items.map(({ id, firstname, lastname, mail }) => ({
      id,
      who: customer({
        sourceKey: `redmine@${host}:${id}`,
        name: `${firstname} ${lastname}`,
        emails: [mail],
        url: `${address}/users/${id}`,
      }),
    }));
    return factsOfEach(
      people.filter(({ who }) => isAbout(question, who)),
      async ({ id, who }) => {
        const query = { author_id: id, status_id: '*', sort: 'created_on:desc', limit: 100 };
        const issues = await followed(ask, { path: '/issues.json', query }, Issues, next);
        if (!issues.ok) return issues;
        const interactions = issues.value.items.map(({ id, subject, status, assigned_to, created_on, closed_on }) =>
          ticket({
            sourceKey: `redmine-issue@${host}:${id}`,
            of: who.sourceKey,
            at: created_on,
            summary: subject,
            // Before 5.0 a status does not say whether it closes.
            isOpen: !(status.is_closed ?? Boolean(closed_on)),
            by: assigned_to?.name,
            url: `${address}/issues/${id}`,
          }),
        );
        return ok(facts({ customers: [who], interactions, ...(issues.value.isPart ? { isPart: true } : {}) }));
      },
    );
  },

  notesOn: 'ticket',
  /** As a private note on an issue. Redmine answers with nothing. */
  async write({ about, text }, { ask }) {
    const json = { issue: { notes: text, private_notes: true } };
    const written = await ask({ method: 'PUT', path: `/issues/${idIn(about)}.json`, json }, v.nullish(v.unknown()));
    return written.ok ? ok(about) : written;
  },
});
