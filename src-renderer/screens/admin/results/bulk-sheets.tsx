/** Saves the sheets of whoever is ticked, or shown, and is signed: one PDF to print, or a PDF each in a ZIP; with how far it is, and a way to stop. */
import { Button, Menu, Text } from '@mantine/core';
import { IconFiles, IconPlayerStop } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedSheets, SheetsForm } from '../../../actions/save-sheets';
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

const forms: readonly SheetsForm[] = ['pdf', 'zip'];

/** Drawn anew when the rows are others, and not with each key in the search. @param rows what is ticked, or else all that the list shows */
export const BulkSheets = memo(function BulkSheets({ rows }: { readonly rows: readonly ResultRow[] }) {
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
        <Menu position="bottom-end" width={340} withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <Button
              variant="default"
              disabled={count === 0}
              leftSection={<IconFiles size={20} aria-hidden />}
            >
              {t('sheets.open', { count })}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {forms.map((form, at) => (
              <Menu.Item key={form} data-autofocus={at === 0 || undefined} onClick={() => run(rows, form)}>
                {t(`sheets.form.${form}`)}
                <Text size="sm" c="dimmed" component="span" className={classes.help ?? ''}>
                  {t(`sheets.form-help.${form}`)}
                </Text>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <output className={classes.told}>
        {progress && t('sheets.drawing', progress)}
        {news && <Ended news={news} />}
      </output>
      {news?.problem && <ProblemNotice problem={news.problem} onClose={forget} />}
    </div>
  );
});
