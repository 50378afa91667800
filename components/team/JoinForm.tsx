import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Invitation, invitationLink, parseInvitation } from '@/utils/team/joining/invitation';
import connect from '../connect/connect.module.css';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Locked } from '../ui/Locked';
import { deciderInWords } from '../ui/locks';
import { Switch } from '../ui/Switch';
import styles from './team.module.css';
import type { TeamActions } from './team-view';
import { notJoinedInWords } from './words';

const { quiet, alert, buttons } = connect;
const { form, pair } = styles;

export interface JoinFormProps extends Pick<TeamActions, 'onJoin'> {
  /** The team that is signed in to again. */
  readonly again?: Invitation;
  /** The link that was decided for everybody. */
  readonly decidedLink?: string | undefined;
}

/** Joins a team by the link of an invitation, or signs in to it again. */
export function JoinForm({ again, decidedLink, onJoin }: JoinFormProps) {
  const [link, setLink] = useState(again === undefined ? (decidedLink ?? '') : invitationLink(again));
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isFirst, setFirst] = useState(false);
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [isSharing, setSharing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const invitation = parseInvitation(link);
  const fault = link.trim() === '' || invitation.ok ? undefined : i18n.t(`options.team.fault.${invitation.error}`);
  const host = invitation.ok ? new URL(invitation.value.address.base).host : '';
  const isOffice = invitation.ok && invitation.value.way.kind === 'office';
  const first = isFirst ? { code, name } : {};

  const join = (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    if (!invitation.ok) return setProblem(i18n.t('options.team.fault.noInvitation'));
    setProblem(undefined);
    setBusy(true);
    onJoin(link, isOffice ? { email, password, ...first } : undefined, isSharing)
      .then(
        (joined) => {
          if (!joined.ok) setProblem(notJoinedInWords(joined.error, host));
        },
        () => setProblem(i18n.t('options.notSaved')),
      )
      .finally(() => setBusy(false));
  };
  const text = (set: (value: string) => void) => (event: { readonly currentTarget: HTMLInputElement }) => {
    setProblem(undefined);
    set(event.currentTarget.value);
  };

  return (
    <form class={form} noValidate onSubmit={join} aria-label={i18n.t('options.team.title')}>
      {decidedLink !== undefined && <Locked by={deciderInWords()} />}
      {again === undefined && decidedLink === undefined && (
        <Field label={i18n.t('options.team.link')} hint={i18n.t('options.team.linkHint')} error={fault}>
          {(control) => <input {...control} type="url" autocomplete="off" spellcheck={false} value={link} onInput={text(setLink)} />}
        </Field>
      )}
      {invitation.ok && <p class={quiet}>{i18n.t('options.team.at', [host])}</p>}
      {isOffice && (
        <>
          <div class={pair}>
            <Field label={i18n.t('options.team.email')}>
              {(control) => <input {...control} type="email" autocomplete="username" value={email} onInput={text(setEmail)} />}
            </Field>
            <Field label={i18n.t('options.team.password')} {...(isFirst ? { hint: i18n.t('options.team.passwordHint') } : {})}>
              {(control) => (
                <input
                  {...control}
                  type="password"
                  autocomplete={isFirst ? 'new-password' : 'current-password'}
                  value={password}
                  onInput={text(setPassword)}
                />
              )}
            </Field>
          </div>
          {again === undefined && (
            <Switch isOn={isFirst} onChange={setFirst}>
              {i18n.t('options.team.hasCode')}
            </Switch>
          )}
          {isFirst && (
            <div class={pair}>
              <Field label={i18n.t('options.team.code')}>
                {(control) => <input {...control} autocomplete="off" spellcheck={false} value={code} onInput={text(setCode)} />}
              </Field>
              <Field label={i18n.t('options.team.name')}>
                {(control) => <input {...control} autocomplete="name" value={name} onInput={text(setName)} />}
              </Field>
            </div>
          )}
        </>
      )}
      {invitation.ok && again === undefined && (
        <Switch isOn={isSharing} onChange={setSharing} hint={i18n.t('options.team.shareHint')}>
          {i18n.t('options.team.share')}
        </Switch>
      )}
      <div class={buttons}>
        <Button type="submit" variant="primary" isDisabled={isBusy}>
          {i18n.t(again === undefined ? 'options.team.join' : 'options.team.again')}
        </Button>
        <output class={problem === undefined ? quiet : alert}>{problem ?? (isBusy ? i18n.t('options.team.joining') : '')}</output>
      </div>
    </form>
  );
}
