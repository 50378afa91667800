/** What can be asked, as the schema's functions of `api` are named; each argument with its type in GraphQL. */
export const calls = {
  me: { args: {} },
  changes: { args: { cursor: 'String!', most: 'Int!' } },
  customer_card: { args: { email: 'String!' } },
  push: { args: { ops: 'JSON!' }, writes: true },
  join_team: { args: { team: 'UUID!' }, writes: true },
  members: { args: {} },
  invitations: { args: {} },
  invite: { args: { email: 'String!', role: 'String!' }, writes: true },
  withdraw_invitation: { args: { email: 'String!' }, writes: true },
  set_role: { args: { member: 'UUID!', role: 'String' }, writes: true },
  sign_in: { args: { team: 'UUID!', email: 'String!', password: 'String!' }, writes: true, isOpen: true },
  enrol: { args: { team: 'UUID!', email: 'String!', code: 'String!', password: 'String!', name: 'String' }, writes: true, isOpen: true },
  renew: { args: { renewal: 'String!' }, writes: true, isOpen: true },
  sign_out: { args: { renewal: 'String!' }, writes: true, isOpen: true },
} as const satisfies Readonly<Record<string, Call>>;

interface Call {
  readonly args: Readonly<Record<string, string>>;
  readonly writes?: true;
  /** Asked before there is a token. */
  readonly isOpen?: true;
}

export type CallName = keyof typeof calls;
export type ArgsOf<Name extends CallName> = { readonly [Arg in keyof (typeof calls)[Name]['args']]: unknown };
