/** Saves the sheets of whoever the list shows and is signed, as PDF in a ZIP; with how far it is, and a way to stop. */
import { Button } from '@mantine/core';
import { IconFileZip, IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SavedSheets } from '../../../actions/save-sheets';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import classes from './export-menu.module.css';
import type { ResultRow } from './result-rows';
import { useBulkSheets, withSheet } from './use-bulk-sheets';

/** How it ended. "Saved" is said of what is in a file, and of nothing else. */
function Ended({ news }: { readonly news: SavedSheets }) {
  const { t } = useTranslation('result-export');
  const { saved, places, leftOut, unprinted, unrecorded, ended } = news;
  return (
    <>
      {saved > 0 && <StatusMark tone="good">{t('sheets.saved', { count: saved })}</StatusMark>}
      {places.map((place) => (
        <span key={place}>{place}</span>
      ))}
      {ended === 'stopped' && <span>{t(saved > 0 ? 'sheets.stopped-after' : 'sheets.stopped')}</span>}
      {ended === 'whole' && saved === 0 && <span>{t('sheets.none-here')}</span>}
      {leftOut > 0 && <span>{t('sheets.left-out', { count: leftOut })}</span>}
      {unprinted > 0 && <span>{t('sheets.unprinted', { count: unprinted })}</span>}
      {unrecorded > 0 && <span>{t('sheets.unrecorded', { count: unrecorded })}</span>}
    </>
  );
}

/** @param rows what the list shows, all of it */
export function BulkSheets({ rows }: { readonly rows: readonly ResultRow[] }) {
  const { t } = useTranslation('result-export');
  const { progress, news, run, stop, forget } = useBulkSheets();
  const count = withSheet(rows).length;
  return (
    <div className={classes.export}>
      {progress ? (
        <Button
          variant="default"
          disabled={progress.isStopping}
          leftSection={<IconPlayerStop size={20} aria-hidden />}
          onClick={stop}
        >
          {t('sheets.stop')}
        </Button>
      ) : (
        <Button
          variant="default"
          disabled={count === 0}
          leftSection={<IconFileZip size={20} aria-hidden />}
          onClick={() => run(rows)}
        >
          {t('sheets.open', { count })}
        </Button>
      )}
      <output className={classes.told}>
        {progress && t('sheets.drawing', progress)}
        {news && <Ended news={news} />}
      </output>
      {news?.problem && <ProblemNotice problem={news.problem} onClose={forget} />}
    </div>
  );
}
