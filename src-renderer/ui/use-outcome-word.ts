/** One word for the outcome of an exam, on every screen. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { outcomeWord } from '../../shared/domain/outcome-word';
import type { ExamResult } from '../../shared/domain/result';
import { useDocuments } from '../queries/use-documents';
import { usePreferences } from './preferences';

/** What this centre calls the outcome of an exam, in the language of the screen: the same word as on the sheet. */
export function useOutcomeWord(): (outcome: ExamResult['outcome']) => string {
  const { t } = useTranslation('domain');
  const language = usePreferences((preferences) => preferences.language);
  const centre = useDocuments('organisation')?.[0]?.document ?? null;
  return useCallback(
    (outcome) => outcomeWord(outcome, t(`outcome.${outcome}`), centre, language),
    [t, centre, language],
  );
}
