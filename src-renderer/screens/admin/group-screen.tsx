/**
 * One group: what it is called, who is in it and who was, and what is done with all of them.
 * Planning an exam for a group hands its people to the form of planning: what is frozen there are people and not a group,
 * so that moving up a year changes no exam.
 */
import { Button, Text } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconArrowUp,
  IconCalendarPlus,
  IconUserMinus,
} from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participants } from '../../../shared/domain/arrange-participants';
import type { ParticipantId } from '../../../shared/kernel/ids';
import type { Problem } from '../../../shared/kernel/problem';
import type { Group } from '../../../shared/records/group';
import { dayIn } from '../../../shared/values/wall-time';
import { groupParticipants } from '../../actions/group-participants';
import { changeGroup, setGroupArchived } from '../../actions/save-group';
import { useDocument } from '../../queries/use-documents';
import { useCentreZone } from '../../queries/use-exam-zone';
import { useParticipants } from '../../queries/use-participants';
import { useChosenPeople } from '../../ui/chosen-people';
import { EmptyState } from '../../ui/empty-state';
import { handCandidates } from '../../ui/handed-candidates';
import { ProblemNotice } from '../../ui/problem-notice';
import { ScreenFrame } from '../../ui/screen-frame';
import { StatusMark } from '../../ui/status-mark';
import { useAction } from '../../ui/use-action';
import { useDayTurn } from '../../ui/use-day-turn';
import { SettingGroup } from '../settings/setting-group';
import { AdministratorsOnly } from './administrators-only';
import { AddMembers } from './groups/add-members';
import { GroupForm } from './groups/group-form';
import { FormerMembers, type Member, MemberList, useMembers } from './groups/group-members';
import { MoveUp } from './groups/move-up';
import classes from './participants/person.module.css';
import { RunNotice } from './participants/run-notice';

/** `day`: today by the centre's clock. */
type MembersProps = { readonly group: Group; readonly members: readonly Member[]; readonly day: string };

/** What is done with those who are ticked, or with everybody when nobody is. */
function Members({ group, members, day }: MembersProps) {
  const { t } = useTranslation(['groups', 'participants']);
  const navigate = useNavigate();
  const { tell } = useChosenPeople();
  const move = useAction(groupParticipants);
  const [chosen, setChosen] = useState<ReadonlySet<ParticipantId>>(new Set());
  const [isMoving, setMoving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const all = members.map(({ person }) => person.participantId);
  const ticked = all.filter((id) => chosen.has(id));
  const meant = ticked.length > 0 ? ticked : all;
  const takeOut = async (): Promise<void> => {
    const left = await move({ participantIds: meant, to: null, leave: group.groupId, day });
    if (!left.ok) return setProblem(left.problem);
    const { undo, stopped } = left.value;
    tell({ kind: 'leave', count: meant.length, already: 0, undo, stopped });
    setChosen(new Set());
  };
  if (members.length === 0) return <Text c="dimmed">{t('nobody')}</Text>;
  return (
    <>
      <MemberList members={members} chosen={chosen} onChoose={setChosen} />
      <div className={classes.buttons}>
        <Button
          leftSection={<IconCalendarPlus size={20} aria-hidden />}
          onClick={() => {
            handCandidates(meant);
            void navigate({ to: '/planning/new', search: {} });
          }}
        >
          {t('plan', { count: meant.length })}
        </Button>
        <Button
          variant="default"
          leftSection={<IconArrowUp size={20} aria-hidden />}
          aria-expanded={isMoving}
          onClick={() => setMoving(!isMoving)}
        >
          {t('move-up.open')}
        </Button>
        {ticked.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconUserMinus size={20} aria-hidden />}
            onClick={() => void takeOut()}
          >
            {t('take-out', { count: ticked.length })}
          </Button>
        )}
      </div>
      {isMoving && <MoveUp group={group} participantIds={meant} onClose={() => setMoving(false)} />}
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}

/** A group that is past is put away, and who was in it stays known. */
function Archiving({ group }: { readonly group: Group }) {
  const { t } = useTranslation('groups');
  const archive = useAction(setGroupArchived);
  const { groupId, archivedAt } = group;
  const Sign = archivedAt ? IconArchiveOff : IconArchive;
  return (
    <div>
      <Button
        variant="default"
        leftSection={<Sign size={20} aria-hidden />}
        onClick={() => void archive({ groupId, isArchived: !archivedAt })}
      >
        {t(archivedAt ? 'bring-back' : 'archive')}
      </Button>
    </div>
  );
}

/** Members first: that is why one comes here. */
function OneGroup({ group, people }: { readonly group: Group; readonly people: Participants }) {
  const { t } = useTranslation('groups');
  const change = useAction(changeGroup);
  const day = dayIn(useDayTurn(), useCentreZone());
  const { groupId, name, schoolYear, examinerId } = group;
  const { now, before } = useMembers(groupId, people, day);
  return (
    <>
      <RunNotice />
      {group.archivedAt && <StatusMark tone="neutral">{t('archived')}</StatusMark>}
      <SettingGroup title={t('members-of', { count: now.length })}>
        <Members group={group} members={now} day={day} />
        <AddMembers group={group} people={people} members={now} day={day} />
        {before.length > 0 && <FormerMembers members={before} />}
      </SettingGroup>
      <SettingGroup title={t('form.title')}>
        <GroupForm
          key={groupId}
          name={groupId}
          before={{ name, schoolYear, examinerId }}
          label={t('form.title')}
          submitLabel={t('form.save')}
          onSave={(fields) => change({ groupId, fields })}
        />
        <Archiving group={group} />
      </SettingGroup>
    </>
  );
}

/** A group that is not here yet may still come through the hub. */
export function GroupScreen() {
  const { t } = useTranslation('groups');
  const { groupId } = useParams({ strict: false });
  const stored = useDocument('group', groupId);
  const people = useParticipants(useDayTurn());
  if (stored === undefined || !people) return null;
  const group = stored?.document;
  return (
    <ScreenFrame
      title={group?.name ?? t('missing.title')}
      subtitle={group?.schoolYear}
      back={<Link to="/participants/groups">{t('back')}</Link>}
      width="reading"
    >
      <AdministratorsOnly>
        {group ? (
          <OneGroup group={group} people={people} />
        ) : (
          <EmptyState title={t('missing.title')}>{t('missing.text')}</EmptyState>
        )}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
