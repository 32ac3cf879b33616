/** What stands in the way of a plan: who or what is wanted elsewhere at the same time. Told, and nothing is forbidden by it. */
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Clash } from '../../../../shared/domain/find-clashes';
import { useExamFormat } from '../../../ui/use-exam-format';
import classes from './exam-plan.module.css';

/** More of them are counted, not read. */
const shownLimit = 8;

/** One exam that is in the way, with everybody and everything that would have to be in both. */
function ClashLine({ clash }: { readonly clash: Clash }) {
  const { t } = useTranslation('plan');
  const { exam, participantIds, examinerIds, isSamePlace } = clash;
  const format = useExamFormat(exam);
  const names = new Map<string, string>([
    ...exam.candidates.map(({ participantId, name }) => [participantId, name] as const),
    ...exam.examiners.map(({ staffId, name }) => [staffId, name] as const),
  ]);
  const lines = [
    ...participantIds.map((id) => t('clash.candidate', { name: names.get(id) ?? t('somebody') })),
    ...examinerIds.map((id) => t('clash.examiner', { name: names.get(id) ?? t('somebody') })),
    ...(isSamePlace ? [t('clash.place', { place: exam.place })] : []),
  ];
  return (
    <li>
      <Link to="/planning/$examId" params={{ examId: exam.examId }}>
        {t('clash.exam', { code: exam.code, title: exam.title, when: format.dayAndTime(exam.plannedAt) })}
      </Link>
      : {lines.join('; ')}
    </li>
  );
}

/**
 * A status and no alert: it changes while somebody types a time, and would be read out with every digit. Each line leads to
 * the exam that is in the way.
 */
export function ClashList({ clashes }: { readonly clashes: readonly Clash[] }) {
  const { t } = useTranslation('plan');
  if (clashes.length === 0) return null;
  const rest = clashes.length - shownLimit;
  return (
    <Alert
      role="status"
      color="amber"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('clash.title', { count: clashes.length })}
    >
      <ul className={classes.lines}>
        {clashes.slice(0, shownLimit).map((clash) => (
          <ClashLine key={clash.exam.examId} clash={clash} />
        ))}
      </ul>
      {rest > 0 && t('clash.more', { count: rest })}
    </Alert>
  );
}
