/**
 * The groups of the sample centre and to what its participants are linked: those who are planned together are in one group, with the
 * examiner of their exam, and are linked to what they are examined in. So the screens of people are full from the beginning.
 */
import type { ComposedExam } from '../../shared/domain/compose-exam';
import { beginOfSchoolYear, schoolYearOf } from '../../shared/domain/school-year';
import type { Id } from '../../shared/kernel/ids';
import type { Group } from '../../shared/records/group';
import type { GroupMembership } from '../../shared/records/group-membership';
import type { Participant } from '../../shared/records/participant';
import type { Participation } from '../../shared/records/participation';

export type SampleGroups = {
  readonly groups: readonly Group[];
  readonly memberships: readonly GroupMembership[];
  readonly participations: readonly Participation[];
};

/**
 * @param exams of the day on which the centre is made
 * @param day that day, ISO
 */
export function composeSampleGroups(
  participants: readonly Participant[],
  exams: readonly ComposedExam[],
  { day, newId }: { readonly day: string; readonly newId: <Brand extends string>() => Id<Brand> },
): SampleGroups {
  const schoolYear = schoolYearOf(day);
  const from = beginOfSchoolYear(schoolYear);
  const names = [...new Set(participants.map(({ group }) => group))].filter((name) => name !== '');
  const made = names.map((name) => {
    const exam = exams.find(({ planned }) => planned.candidates.some(({ group }) => group === name))?.planned;
    const members = participants.filter(({ group }) => group === name);
    const group: Group = {
      groupId: newId<'Group'>(),
      name,
      schoolYear,
      examinerId: exam?.assessments[0]?.examinerId ?? null,
    };
    const memberships = members.map(
      ({ participantId }): GroupMembership => ({
        ...{ membershipId: newId<'GroupMembership'>(), groupId: group.groupId, participantId },
        ...{ from, until: null },
      }),
    );
    const qualificationIds = exam ? [exam.about.qualificationId] : [];
    const participations = qualificationIds.flatMap((qualificationId) =>
      members.map(
        ({ participantId }): Participation => ({
          ...{ participationId: newId<'Participation'>(), participantId, qualificationId },
          ...{ linkedAt: `${from}T08:00:00.000Z`, endedAt: null, reason: 'chosen' },
        }),
      ),
    );
    return { group, memberships, participations };
  });
  return {
    groups: made.map(({ group }) => group),
    memberships: made.flatMap(({ memberships }) => memberships),
    participations: made.flatMap(({ participations }) => participations),
  };
}
