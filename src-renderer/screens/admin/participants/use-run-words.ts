/** What was done with people, in words. What only a later program does has a word, too. */
import { useTranslation } from 'react-i18next';
import type { PeopleRun } from '../../../../shared/records/people-run';

const told = ['link', 'unlink', 'group', 'leave', 'archive', 'bring-back', 'merge', 'import'] as const;

export function useRunWords(): (run: Pick<PeopleRun, 'kind' | 'count'>) => string {
  const { t } = useTranslation('participants');
  return ({ kind, count }) => {
    const known = told.find((one) => one === kind) ?? 'other';
    // Two became one: counted is who went.
    return t(`done.${known}`, { count: known === 'merge' ? count + 1 : count });
  };
}
