/** Sheets of a whole list as files: how far it is, and how the last time ended. It ends with the screen, too: then nothing more is drawn. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../../../shared/texts/languages';
import { type SavedSheets, type SheetsForm, saveSheets } from '../../../actions/save-sheets';
import { usePreferences } from '../../../ui/preferences';
import { useAction } from '../../../ui/use-action';
import { useFileDay } from '../../../ui/use-file-day';
import type { ResultRow } from './result-rows';

type Progress = { readonly done: number; readonly total: number; readonly isStopping: boolean };

export type BulkSheets = {
  /** Null: nothing is being made. */
  readonly progress: Progress | null;
  readonly news: SavedSheets | null;
  readonly run: (rows: readonly ResultRow[], form: SheetsForm) => void;
  /** Takes effect between two sheets. */
  readonly stop: () => void;
  readonly forget: () => void;
};

/** Whose assessment is signed: only of those there is a sheet that says a result. */
export const withSheet = (rows: readonly ResultRow[]): readonly ResultRow[] =>
  rows.filter(({ outcome }) => outcome !== null);

export function useBulkSheets(): BulkSheets {
  const { t } = useTranslation('result-export');
  const language = usePreferences((preferences) => preferences.language);
  const fileDay = useFileDay();
  const save = useAction(saveSheets);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [news, setNews] = useState<SavedSheets | null>(null);
  const isStopped = useRef(false);
  useEffect(
    () => () => {
      isStopped.current = true;
    },
    [],
  );
  const run = (rows: readonly ResultRow[], form: SheetsForm): void => {
    if (progress) return;
    // In the language of each exam, as the sheet is shown at first.
    const targets = withSheet(rows).map(({ exam, state: { candidate } }) => ({
      ...{ examId: exam.examId, assessmentId: candidate.assessmentId },
      language: chooseLanguage(exam.language, language),
    }));
    isStopped.current = false;
    setNews(null);
    setProgress({ done: 0, total: targets.length, isStopping: false });
    const input = {
      ...{ targets, form },
      name: `${t('sheets.file-name')} ${fileDay()}`,
      told: (done: number) => setProgress((before) => before && { ...before, done }),
      isStopped: () => isStopped.current,
    };
    void save(input).then((saved) => {
      setProgress(null);
      if (saved.ok) setNews(saved.value);
    });
  };
  const stop = (): void => {
    isStopped.current = true;
    setProgress((before) => before && { ...before, isStopping: true });
  };
  return { progress, news, run, stop, forget: () => setNews(null) };
}
