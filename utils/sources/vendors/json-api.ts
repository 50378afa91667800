import * as v from 'valibot';
import { err, ok } from '@/utils/domain/result';
import { nobody } from '../answer';
import { choice, type Field, optional, secret, text } from '../fields';
import { factsIn, recordKinds } from '../json/facts';
import { parseJsonPath } from '../json/path';
import { rowsIn } from '../json/rows';
import { asksBy, filledIn, template } from '../json/template';
import { defineSource } from '../source';

const path = (): Field => optional({ kind: 'text', parse: (typed) => (parseJsonPath(typed).ok ? ok(typed) : err('malformed')) });

/** Any API that answers in JSON: the user says where it is asked, and what stands where in its answers. */
export const jsonApi = defineSource({
  id: 'jsonApi',
  label: 'JSON',
  fields: {
    template: template(),
    header: optional(text(/^[A-Za-z][A-Za-z0-9-]{0,60}$/)),
    token: optional(secret(/^[ -~]{4,4000}$/)),
    kind: choice(...recordKinds),
    records: path(),
    recordId: path(),
    name: path(),
    email: path(),
    phone: path(),
    organisation: path(),
    amount: path(),
    amountCurrency: path(),
    date: path(),
    title: path(),
    state: path(),
    link: path(),
  },
  by: ['email', 'phone', 'name'],
  limits: { requests: 30, per: 60_000, atOnce: 2 },
  address: ({ template }) => new URL(template).origin,
  headers: ({ header, token }): Readonly<Record<string, string>> =>
    token === '' ? {} : { [header.toLowerCase() || 'authorization']: token },

  async lookup(question, { ask, settings }) {
    if (!asksBy(settings.template, question.by)) return ok(nobody);
    const answer = await ask(filledIn(settings.template, question), v.unknown());
    if (!answer.ok) return answer;
    const kind = recordKinds.find((known) => known === settings.kind) ?? 'customers';
    const rows = rowsIn(answer.value, settings);
    if (rows === undefined) return err({ kind: 'changed', where: settings.records });
    return factsIn(rows, kind, question, new URL(settings.template).host);
  },
});
