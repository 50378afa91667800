import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { parseEmail } from '@/utils/domain/email';
import type { Millis } from '@/utils/domain/time';
import { momentInWords } from '@/utils/i18n/source';
import { invitationLink } from '@/utils/team/joining/invitation';
import type { Joined } from '@/utils/team/joining/kept';
import type { TeamOrder, TeamPeople } from '@/utils/team/joining/orders';
import type { Role } from '@/utils/team/transport/shapes';
import connect from '../connect/connect.module.css';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import styles from './team.module.css';
import type { TeamActions } from './team-view';
import { teamFailureInWords } from './words';

const { stack, quiet, alert, buttons, heading } = connect;
const { list, row, pair, code: codeClass } = styles;
const ROLES: readonly Role[] = ['sales', 'support', 'marketing', 'finance', 'admin'];

export interface PeopleProps extends Pick<TeamActions, 'onManage'> {
  readonly joined: Joined;
}

/** Who is in the team; an administrator invites, gives roles and takes out. Asked of the team's server once somebody wants to see it. */
export function People({ joined, onManage }: PeopleProps) {
  const { membership, invitation } = joined;
  const [people, setPeople] = useState<TeamPeople>();
  const [problem, setProblem] = useState<string>();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('sales');
  const [invitedOne, setInvited] = useState<{ readonly email: string; readonly code?: string | undefined }>();
  const isAdmin = membership.role === 'admin';

  const manage = (order: TeamOrder) =>
    onManage(order).then((answer) => {
      if (!answer.ok) {
        setProblem(
          answer.error.kind === 'unreachable' ? i18n.t('options.other.unreachable') : teamFailureInWords(answer.error, membership.teamName),
        );
        return undefined;
      }
      setProblem(undefined);
      setPeople(answer.value);
      return answer.value;
    });
  const invite = (event: Event) => {
    event.preventDefault();
    const address = parseEmail(email);
    if (address === undefined) return setProblem(i18n.t('options.team.people.badEmail'));
    void manage({ kind: 'invite', email: address, role }).then((answer) => {
      if (answer === undefined) return;
      setInvited({ email: address, code: answer.code });
      setEmail('');
    });
  };

  if (people === undefined)
    return (
      <div class={buttons}>
        <Button onClick={() => void manage({ kind: 'list' })}>
          {i18n.t(isAdmin ? 'options.team.people.manage' : 'options.team.people.show')}
        </Button>
        <output class={alert}>{problem}</output>
      </div>
    );
  return (
    <section class={stack} aria-label={i18n.t('options.team.people.title')}>
      <h3 class={heading}>{i18n.t('options.team.people.title')}</h3>
      <ul class={list}>
        {people.members.map((member) => (
          <li key={member.id} class={row}>
            <div>
              {member.name === '' ? member.email : member.name} <span class={quiet}>{member.name === '' ? '' : member.email}</span>
            </div>
            {isAdmin && !member.isGone ? (
              <div class={buttons}>
                <RoleChoice
                  label={i18n.t('options.team.people.roleOf', [member.email])}
                  role={member.role}
                  onChange={(next) => void manage({ kind: 'setRole', member: member.id, role: next })}
                />
                <Button
                  label={i18n.t('options.team.people.remove', [member.name === '' ? member.email : member.name])}
                  onClick={() => void manage({ kind: 'setRole', member: member.id, role: null })}
                >
                  {i18n.t('options.team.people.removeShort')}
                </Button>
              </div>
            ) : (
              <span class={quiet}>{i18n.t(member.isGone ? 'options.team.people.gone' : `options.team.role.${member.role}`)}</span>
            )}
          </li>
        ))}
        {people.invitations.map((open) => (
          <li key={open.email} class={row}>
            <div>
              {open.email}{' '}
              <span class={quiet}>
                {i18n.t('options.team.people.open', [
                  i18n.t(`options.team.role.${open.role}`),
                  momentInWords(Date.parse(open.expiresAt) as Millis),
                ])}
              </span>
            </div>
            <Button
              label={i18n.t('options.team.people.withdraw', [open.email])}
              onClick={() => void manage({ kind: 'withdraw', email: open.email })}
            >
              {i18n.t('options.team.people.withdrawShort')}
            </Button>
          </li>
        ))}
      </ul>
      {isAdmin && (
        <form class={stack} noValidate onSubmit={invite} aria-label={i18n.t('options.team.people.invite')}>
          <div class={pair}>
            <Field label={i18n.t('options.team.people.email')}>
              {(control) => (
                <input
                  {...control}
                  type="email"
                  autocomplete="off"
                  value={email}
                  onInput={({ currentTarget }) => setEmail(currentTarget.value)}
                />
              )}
            </Field>
            <Field label={i18n.t('options.team.people.role')}>
              {(control) => <RoleChoice {...control} role={role} onChange={setRole} />}
            </Field>
          </div>
          <div class={buttons}>
            <Button type="submit">{i18n.t('options.team.people.invite')}</Button>
          </div>
        </form>
      )}
      {invitedOne !== undefined && (
        <div>
          <p>{i18n.t('options.team.people.sendLink', [invitedOne.email])}</p>
          <p class={codeClass}>{invitationLink(invitation)}</p>
          {invitedOne.code !== undefined && (
            <>
              <p>{i18n.t('options.team.people.tellCode')}</p>
              <p class={codeClass}>{invitedOne.code}</p>
            </>
          )}
        </div>
      )}
      <output class={alert}>{problem}</output>
    </section>
  );
}

interface RoleChoiceProps {
  readonly role: Role;
  readonly onChange: (role: Role) => void;
  readonly label?: string;
  readonly id?: string;
  readonly class?: string;
}

function RoleChoice({ role, onChange, label, ...control }: RoleChoiceProps) {
  return (
    <select
      class={styles['select']}
      {...control}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={role}
      onChange={({ currentTarget }) => onChange(ROLES.find((one) => one === currentTarget.value) ?? role)}
    >
      {ROLES.map((one) => (
        <option key={one} value={one}>
          {i18n.t(`options.team.role.${one}`)}
        </option>
      ))}
    </select>
  );
}
