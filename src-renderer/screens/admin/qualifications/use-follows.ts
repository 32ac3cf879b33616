/** What follows when a qualification is used no more: one sentence each, and none where nothing does. */
import { useTranslation } from 'react-i18next';
import type { QualificationUse } from '../../../../shared/domain/qualification-end';

/** Planned exams keep what they pinned, links stay; a standard link rests while it is not active. */
export function useFollows(
  isStandard: boolean,
  { comingExams, linked }: QualificationUse,
): readonly string[] {
  const { t } = useTranslation('overview');
  return [
    ...(comingExams > 0 ? [t('follows.exams', { count: comingExams })] : []),
    ...(linked > 0 ? [t('follows.linked', { count: linked })] : []),
    ...(isStandard ? [t('follows.standard')] : []),
  ];
}
