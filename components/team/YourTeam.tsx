import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { momentInWords } from '@/utils/i18n/source';
import type { Joined } from '@/utils/team/joining/kept';
import type { Standing } from '@/utils/team/replica/syncing';
import connect from '../connect/connect.module.css';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Locked } from '../ui/Locked';
import { isSwitchedOff, lockOf } from '../ui/locks';
import { AskingList } from './AskingList';
import { JoinForm } from './JoinForm';
import { People } from './People';
import styles from './team.module.css';
import type { TeamActions, TeamView } from './team-view';
import { teamFailureInWords } from './words';

const { stack, quiet, buttons, state, works, fails } = connect;
const { name: nameClass } = styles;

export type YourTeamProps = TeamView & TeamActions;

/** The team that this browser belongs to: how it stands with it, what is to be decided, who is in it; or the form that joins one. */
export function YourTeam({ joined, standing, asking, decidedLink, ...actions }: YourTeamProps) {
  const isOff = isSwitchedOff('team') ? lockOf('team') : undefined;
  const [said, setSaid] = useState<string>();
  const leave = () => void actions.onLeave().then(() => setSaid(i18n.t('options.team.left')));
  return (
    <Card title={i18n.t('options.team.title')}>
      <div class={stack}>
        {joined === undefined ? (
          <>
            <p class={quiet}>{i18n.t('options.team.hint')}</p>
            <output>{said}</output>
            {isOff === undefined ? <JoinForm key={decidedLink} decidedLink={decidedLink} onJoin={actions.onJoin} /> : <Locked by={isOff} />}
          </>
        ) : (
          <>
            {isOff !== undefined && <Locked by={isOff} />}
            <Membership joined={joined} standing={standing} />
            {standing?.failure?.what.kind === 'unauthorised' && <JoinForm again={joined.invitation} onJoin={actions.onJoin} />}
            {asking.length > 0 && <AskingList asking={asking} count={standing?.asking ?? asking.length} onChoose={actions.onChoose} />}
            <People joined={joined} onManage={actions.onManage} />
            <Leaving isSharing={joined.isToShare} onShare={actions.onShare} onLeave={leave} />
          </>
        )}
      </div>
    </Card>
  );
}

function Membership({ joined: { membership }, standing }: { readonly joined: Joined; readonly standing: Standing | undefined }) {
  const { teamName, email, name, role, seesCosts } = membership;
  const failure = standing?.failure;
  return (
    <div>
      <p class={nameClass}>{teamName}</p>
      <p>{i18n.t('options.team.as', [name === '' ? email : name, i18n.t(`options.team.role.${role}`)])}</p>
      {!seesCosts && <p class={quiet}>{i18n.t('options.team.noCosts')}</p>}
      <output class={`${state} ${failure ? fails : standing?.isWhole ? works : ''}`}>
        {failure
          ? teamFailureInWords(failure.what, teamName)
          : standing?.isWhole
            ? i18n.t('options.team.heard', [standing.syncedAt === null ? '–' : momentInWords(standing.syncedAt)])
            : i18n.t('options.team.coming')}
      </output>
      {standing !== undefined && standing.waiting > 0 && <p>{i18n.t('options.team.waiting', standing.waiting)}</p>}
    </div>
  );
}

interface LeavingProps {
  readonly isSharing: boolean;
  readonly onShare: () => Promise<void>;
  readonly onLeave: () => void;
}

function Leaving({ isSharing, onShare, onLeave }: LeavingProps) {
  const [isAsked, setAsked] = useState(false);
  const [isShared, setShared] = useState(isSharing);
  return (
    <>
      <output class={quiet}>{isShared && i18n.t('options.team.sharing')}</output>
      {isAsked && <p>{i18n.t('options.team.leaveSure')}</p>}
      <div class={buttons}>
        {!isShared && <Button onClick={() => void onShare().then(() => setShared(true))}>{i18n.t('options.team.shareNow')}</Button>}
        <Button onClick={() => (isAsked ? onLeave() : setAsked(true))}>{i18n.t('options.team.leave')}</Button>
        {isAsked && <Button onClick={() => setAsked(false)}>{i18n.t('options.data.cancel')}</Button>}
      </div>
    </>
  );
}
