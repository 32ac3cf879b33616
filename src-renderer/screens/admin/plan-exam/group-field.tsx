/** A whole group at once: everybody who is in it on the day of the exam, and who examines them as a rule. */
import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../../../shared/records/group';
import type { Participant } from '../../../../shared/records/participant';
import { useDocuments } from '../../../queries/use-documents';
import { useGroupStanding } from '../../../queries/use-participants';
import { type PlanDraft, withChosen } from './plan-draft';

/** Somebody who comes into the group after it was planned is not in the exam: it names people, and no group. */
type GroupFieldProps = {
  readonly draft: PlanDraft;
  readonly participants: readonly Participant[];
  readonly onChange: (part: Partial<PlanDraft>) => void;
};

const isOffered = ({ archivedAt, isRemoved }: Group): boolean => !archivedAt && !isRemoved;

/** Draws nothing where the centre has no groups. */
export function GroupField({ draft, participants, onChange }: GroupFieldProps) {
  const { t } = useTranslation('plan');
  const stored = useDocuments('group');
  const { day } = draft;
  const noon = useMemo(() => new Date(Number.isNaN(Date.parse(day)) ? 0 : `${day}T12:00:00.000Z`), [day]);
  const standing = useGroupStanding(noon);
  const groups = (stored ?? []).map(({ document }) => document).filter(isOffered);
  if (groups.length === 0 || !standing) return null;
  const add = (groupId: string): void => {
    const group = groups.find((one) => one.groupId === groupId);
    if (!group) return;
    const known = new Set(participants.map(({ participantId }) => participantId));
    const members = standing.membersOf(group.groupId).filter((id) => known.has(id));
    onChange({
      participantIds: withChosen(draft.participantIds, members, true),
      ...(draft.examinerId === null && group.examinerId && { examinerId: group.examinerId }),
    });
  };
  return (
    <NativeSelect
      label={t('group.label')}
      description={t('group.help')}
      value=""
      data={[
        { value: '', label: t('group.choose') },
        ...groups
          .toSorted((a, b) => a.name.localeCompare(b.name))
          .map((group) => ({
            value: group.groupId,
            label: t('group.option', {
              name: [group.name, group.schoolYear].filter(Boolean).join(' '),
              count: standing.membersOf(group.groupId).length,
            }),
          })),
      ]}
      onChange={(event) => add(event.currentTarget.value)}
    />
  );
}
