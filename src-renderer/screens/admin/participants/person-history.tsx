/**
 * What happened with somebody, the latest first: links, groups, exams and their results, the archive. Of facts, not of a log.
 *
 * Each fact is told where it begins and where it ends; what was taken back is told nowhere.
 */
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WholeParticipant } from '../../../../shared/domain/whole-participant';
import { useDocuments, useRegister } from '../../../queries/use-documents';
import type { ExamState } from '../../../queries/use-exam-states';
import { useFormat } from '../../../ui/use-format';
import { useOutcomeWord } from '../../../ui/use-outcome-word';
import classes from './person.module.css';
import { useParticipations } from './person-links';

/** `at`: a day, or a moment; as texts they stand in order. */
type Happening = { readonly key: string; readonly at: string; readonly text: string };

/** `ids`: every id they were known by. */
type PersonHistoryProps = {
  readonly person: WholeParticipant;
  readonly ids: ReadonlySet<string>;
  readonly states: readonly ExamState[];
};

/** When somebody came into each group and left it; what was taken back never was. */
function useGroupHappenings(ids: ReadonlySet<string>): readonly Happening[] {
  const { t } = useTranslation('participants');
  const memberships = useDocuments('group-membership');
  const groups = useRegister('group');
  return useMemo(
    () =>
      (memberships ?? [])
        .map(({ document }) => document)
        .filter(({ participantId, from, until }) => ids.has(participantId) && from !== until)
        .flatMap(({ membershipId, groupId, from, until }) => {
          const group = groups?.byId.get(groupId)?.document.name ?? '–';
          const came = { key: `in ${membershipId}`, at: from, text: t('history.group', { group }) };
          const left = {
            key: `out ${membershipId}`,
            at: until ?? '',
            text: t('history.group-left', { group }),
          };
          return until ? [came, left] : [came];
        }),
    [memberships, groups, ids, t],
  );
}

/** When each link began and ended. */
function useLinkHappenings(ids: ReadonlySet<string>): readonly Happening[] {
  const { t } = useTranslation('participants');
  const links = useParticipations(ids);
  const heads = useRegister('qualification');
  return links.flatMap(({ participationId, qualificationId, linkedAt, endedAt }) => {
    const name = heads?.byId.get(qualificationId)?.document.name ?? '–';
    const linked = { key: `link ${participationId}`, at: linkedAt, text: t('history.link', { name }) };
    const ended = { key: `end ${participationId}`, at: endedAt ?? '', text: t('history.unlink', { name }) };
    return endedAt ? [linked, ended] : [linked];
  });
}

/** Made of what is recorded about them; who looked at it stands in the audit log of the hub. */
export function PersonHistory({ person, ids, states }: PersonHistoryProps) {
  const { t } = useTranslation('participants');
  const wordOf = useOutcomeWord();
  const format = useFormat();
  const own: Happening[] = states.flatMap(({ exam, candidate, assessment: { signed } }) => [
    { key: candidate.assessmentId, at: exam.plannedAt, text: t('history.exam', { title: exam.title }) },
    ...(signed
      ? [
          {
            key: `signed ${candidate.assessmentId}`,
            at: signed.at,
            text: t('history.signed', { title: exam.title, outcome: wordOf(signed.outcome) }),
          },
        ]
      : []),
  ]);
  const { inactiveSince, office } = person;
  if (inactiveSince) own.push({ key: 'archive', at: inactiveSince, text: t('history.archive') });
  if (office.diplomaDate) own.push({ key: 'diploma', at: office.diplomaDate, text: t('history.diploma') });
  const happenings = [...own, ...useGroupHappenings(ids), ...useLinkHappenings(ids)].toSorted((a, b) =>
    a.at < b.at ? 1 : -1,
  );
  if (happenings.length === 0) return <Text c="dimmed">{t('person.no-history')}</Text>;
  return (
    <ul className={classes.items}>
      {happenings.map(({ key, at, text }) => (
        <li key={key} className={classes.item}>
          <span className={classes.when}>{format.day(at.length === 10 ? `${at}T00:00` : at)}</span>
          <span className={classes.itemWords}>{text}</span>
        </li>
      ))}
    </ul>
  );
}
