/** Saves the figure that is shown as a spreadsheet or a table, in the words of the screen. "Saved" is said only after it is true. */
import { Button, Menu } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import { saveTable, type TableKind } from '../../../actions/save-table';
import { usePreferences } from '../../../ui/preferences';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useAction } from '../../../ui/use-action';
import { asRows, type FigureTable } from './figure-table';
import classes from './figures.module.css';

type FigureExportProps = {
  readonly table: FigureTable;
  /** Of the file, without its ending. */
  readonly name: string;
};

const kinds: readonly TableKind[] = ['xlsx', 'csv'];

/** As a file holds every column for itself, also what the screen puts below a name. */
export function FigureExport({ table, name }: FigureExportProps) {
  const { t } = useTranslation(['figures', 'result-export']);
  const language = usePreferences((state) => state.language);
  const save = useAction(saveTable);
  const [isBusy, setBusy] = useState(false);
  const [news, setNews] = useState<Problem | { readonly place: string } | null>(null);
  const start = async (kind: TableKind): Promise<void> => {
    setBusy(true);
    setNews(null);
    const saved = await save({ kind, rows: asRows(table), name, language });
    setBusy(false);
    if (!saved.ok) setNews(saved.problem);
    else if (saved.value.outcome === 'saved') setNews({ place: saved.value.place });
  };
  return (
    <>
      <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            variant="default"
            loading={isBusy}
            disabled={table.rows.length === 0}
            leftSection={<IconFileExport size={20} aria-hidden />}
          >
            {t('result-export:open')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {kinds.map((kind, at) => (
            <Menu.Item key={kind} data-autofocus={at === 0 || undefined} onClick={() => void start(kind)}>
              {t(`result-export:format.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <output className={classes.saved}>
        {news && 'place' in news && (
          <>
            <StatusMark tone="good">{t('saved')}</StatusMark>
            <span>{news.place}</span>
          </>
        )}
      </output>
      {news && 'code' in news && <ProblemNotice problem={news} onClose={() => setNews(null)} />}
    </>
  );
}
