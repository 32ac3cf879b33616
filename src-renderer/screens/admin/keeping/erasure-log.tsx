/**
 * Who erased how much and when, the newest first, and whether the hub has done it. Ids and no names: those are gone.
 *
 * Made of the records themselves, so it stands on every device of an administrator, and is as long as the centre is old.
 */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type AskedErasure, useErasures } from '../../../queries/use-erasures';
import { useStaffNames } from '../../../queries/use-staff-names';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useFormat } from '../../../ui/use-format';
import classes from '../participants/person.module.css';

/** People who were erased in one go: each has a record of their own, and whoever did it did one thing. */
function groupByAct(asked: readonly AskedErasure[]): readonly (readonly AskedErasure[])[] {
  const acts = new Map<string, AskedErasure[]>();
  for (const one of asked) {
    const { at, ground, byStaffId } = one.erasure;
    const act = `${at} ${ground} ${byStaffId} ${one.isWaiting}`;
    acts.set(act, [...(acts.get(act) ?? []), one]);
  }
  return [...acts.values()].sort(([a], [b]) => ((a?.erasure.at ?? '') < (b?.erasure.at ?? '') ? 1 : -1));
}

function Act({ act, first }: { readonly act: readonly AskedErasure[]; readonly first: AskedErasure }) {
  const { t } = useTranslation('keeping');
  const format = useFormat();
  const nameOf = useStaffNames();
  const { at, ground, byStaffId } = first.erasure;
  const sumOf = (count: (erasure: AskedErasure['erasure']) => number): number =>
    act.reduce((sum, { erasure }) => sum + count(erasure), 0);
  const people = sumOf(({ participantIds }) => (participantIds.length > 0 ? 1 : 0));
  const seats = sumOf((one) => one.seats.length);
  const runs = sumOf(({ partIds }) => (partIds.length > 0 ? 1 : 0));
  return (
    <li className={classes.item}>
      <Text className={classes.when}>{format.dayAndTime(at)}</Text>
      <span className={classes.itemWords}>
        <Text>
          {[
            t(`log.${ground}`),
            ...(people > 0
              ? [
                  t('log.people', { count: people }),
                  t('log.exams', { count: sumOf(({ assessmentIds }) => assessmentIds.length) }),
                ]
              : []),
            ...(seats > 0 ? [t('log.seats', { count: seats })] : []),
            ...(runs > 0 ? [t('log.runs', { count: runs })] : []),
            t('log.by', { name: nameOf(byStaffId) ?? byStaffId }),
          ].join(' · ')}
        </Text>
        {first.isWaiting && <StatusMark tone="waiting">{t('log.waiting')}</StatusMark>}
      </span>
    </li>
  );
}

export function ErasureLog() {
  const { t } = useTranslation('keeping');
  const erasures = useErasures();
  if (!erasures) return null;
  const acts = groupByAct(erasures.asked);
  return (
    <>
      {erasures.refusals.slice(0, 1).map((problem) => (
        <ProblemNotice key={problem.code} problem={problem} />
      ))}
      <Text c="dimmed">{t(acts.length > 0 ? 'log.explain' : 'log.none')}</Text>
      {acts.length > 0 && (
        <ul className={classes.items}>
          {acts.map((act) => act[0] && <Act key={act[0].erasure.erasureId} act={act} first={act[0]} />)}
        </ul>
      )}
    </>
  );
}
