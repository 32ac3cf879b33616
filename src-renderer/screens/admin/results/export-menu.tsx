/** Saves what the list shows, in the order in which it stands, as a file. "Saved" is said only after it is true. */
import { Button, Menu, Text } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { presences } from '../../../../shared/formats/exchanged-result';
import { type ResultWords, resultColumns } from '../../../../shared/formats/result-table';
import { cellSeparatorIn } from '../../../../shared/formats/write-csv';
import { type ResultFormat, resultFormats } from '../../../../shared/formats/write-results';
import type { Problem } from '../../../../shared/kernel/problem';
import { type ExportedResults, exportResults } from '../../../actions/export-results';
import { useExamZone } from '../../../queries/use-exam-zone';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { textPer } from '../../../ui/text-per';
import { useAction } from '../../../ui/use-action';
import { useFileDay } from '../../../ui/use-file-day';
import { useOutcomeWord } from '../../../ui/use-outcome-word';
import { exchangedOf } from './exchanged-of';
import classes from './export-menu.module.css';
import type { ResultRow } from './result-rows';

function useResultWords(): ResultWords {
  const { t } = useTranslation(['result-export', 'results']);
  return {
    columns: textPer(resultColumns, (column) => t(`column.${column}`)),
    presence: textPer(presences, (presence) => t(`presence.${presence}`)),
    cancelled: t('cancelled'),
    noName: t('results:no-name'),
    attendanceOf: ({ attendance }) => (attendance ? t(`attendance.${attendance.said}`) : ''),
  };
}

type News =
  | (ExportedResults & { readonly format: ResultFormat })
  | { readonly outcome: 'failed'; readonly problem: Problem }
  | null;

/** One at a time; how the last one ended stays until the next begins. */
function useResultExport() {
  const { t, i18n } = useTranslation('result-export');
  const save = useAction(exportResults);
  const fileDay = useFileDay();
  const words = useResultWords();
  const wordOf = useOutcomeWord();
  const zoneOf = useExamZone();
  const [isBusy, setBusy] = useState(false);
  const [news, setNews] = useState<News>(null);
  const run = async (rows: readonly ResultRow[], format: ResultFormat): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setNews(null);
    const saved = await save({
      results: rows.map(({ state }) => exchangedOf(state, { zoneOf, wordOf })),
      ...{ format, words, separator: cellSeparatorIn(i18n.language), sheetName: t('sheet') },
      name: `${t('file-name')} ${fileDay()}`,
    });
    setNews(saved.ok ? { ...saved.value, format } : { outcome: 'failed', problem: saved.problem });
    setBusy(false);
  };
  return { isBusy, news, run, forget: () => setNews(null) };
}

/** Drawn anew when the rows are others, and not with each key in the search. @param rows what the list shows, all of it */
export const ExportMenu = memo(function ExportMenu({ rows }: { readonly rows: readonly ResultRow[] }) {
  const { t } = useTranslation('result-export');
  const { isBusy, news, run, forget } = useResultExport();
  return (
    <div className={classes.export}>
      <Menu position="bottom-end" width={340} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button variant="default" loading={isBusy} leftSection={<IconFileExport size={20} aria-hidden />}>
            {t('open')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{rows.length === 0 ? t('none') : t('menu')}</Menu.Label>
          {resultFormats.map((format, at) => (
            <Menu.Item
              key={format}
              data-autofocus={(at === 0 && rows.length > 0) || undefined}
              disabled={rows.length === 0}
              onClick={() => void run(rows, format)}
            >
              {t(`format.${format}`)}
              <Text size="sm" c="dimmed" component="span" className={classes.help ?? ''}>
                {t(`format-help.${format}`)}
              </Text>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <output className={classes.told}>
        {isBusy && t('busy')}
        {news?.outcome === 'saved' && (
          <>
            <StatusMark tone="good">{t('saved', { count: news.count })}</StatusMark>
            <span>{news.place}</span>
            {news.withoutName > 0 && <span>{t('without-name', { count: news.withoutName })}</span>}
            {news.withoutAddress > 0 && <span>{t('without-address', { count: news.withoutAddress })}</span>}
          </>
        )}
      </output>
      {news?.outcome === 'failed' && <ProblemNotice problem={news.problem} onClose={forget} />}
    </div>
  );
});
