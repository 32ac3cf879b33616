/** Which qualifications, and as which kind of file. "Saved" is said only after it is true. */
import { Button, Checkbox, Radio, Stack, Text, TextInput } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type QualificationFormat,
  qualificationFormats,
} from '../../../../shared/formats/write-qualification-file';
import type { Problem } from '../../../../shared/kernel/problem';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { type ExportedQualifications, exportQualifications } from '../../../actions/export-qualifications';
import { useQualificationHeads } from '../../../queries/use-qualification-heads';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useAction } from '../../../ui/use-action';
import { useFileDay } from '../../../ui/use-file-day';
import { useTableWords } from '../import/use-table-words';
import classes from './export-form.module.css';
import { findHeads } from './find-heads';

/** Hundreds of boxes are drawn when asked for. */
const pageSize = 100;

/** Ids of what is ticked, also of what the search hides just now. */
type Chosen = ReadonlySet<string>;

/** The list is that of the overview without what was removed; nothing in it is changed by an export. */
type PickerProps = {
  readonly heads: readonly QualificationHead[];
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
};

/** All that are found can be chosen at once, and what is chosen stays so while something else is sought. */
function QualificationPicker({ heads, chosen, onChange }: PickerProps) {
  const { t } = useTranslation(['export', 'qualification']);
  const [sought, setSought] = useState('');
  const [shown, setShown] = useState(pageSize);
  const found = useMemo(() => findHeads(heads, sought), [heads, sought]);
  const isAll = found.length > 0 && found.every(({ qualificationId }) => chosen.has(qualificationId));
  const set = (ids: readonly string[], isChosen: boolean): void => {
    const next = new Set(chosen);
    for (const id of ids)
      if (isChosen) next.add(id);
      else next.delete(id);
    onChange(next);
  };
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{t('which')}</legend>
      <TextInput
        label={t('search')}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
        autoComplete="off"
        className={classes.search ?? ''}
      />
      <Checkbox
        label={t('all', { count: found.length })}
        checked={isAll}
        indeterminate={!isAll && found.some(({ qualificationId }) => chosen.has(qualificationId))}
        onChange={(event) =>
          set(
            found.map(({ qualificationId }) => qualificationId),
            event.currentTarget.checked,
          )
        }
        classNames={{ body: classes.box ?? '' }}
      />
      <ul className={classes.list} aria-label={t('which')}>
        {found.slice(0, shown).map(({ qualificationId, code, name, cohort, status }) => (
          <li key={qualificationId}>
            <Checkbox
              label={[code, name, cohort, t(`qualification:detail.status.${status}`)]
                .filter(Boolean)
                .join(' · ')}
              checked={chosen.has(qualificationId)}
              onChange={(event) => set([qualificationId], event.currentTarget.checked)}
              classNames={{ body: classes.box ?? '' }}
            />
          </li>
        ))}
      </ul>
      {found.length === 0 && <Text c="dimmed">{t('none-found')}</Text>}
      {found.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + pageSize)} className={classes.more ?? ''}>
          {t('more', { count: Math.min(found.length - shown, pageSize) })}
        </Button>
      )}
    </fieldset>
  );
}

/** Each says for whom it is: the names of formats say nothing to most people. */
function FormatChoice({
  format,
  onChange,
}: {
  readonly format: QualificationFormat;
  readonly onChange: (format: QualificationFormat) => void;
}) {
  const { t } = useTranslation('export');
  return (
    <Radio.Group
      label={t('format')}
      value={format}
      onChange={(next) => {
        const known = qualificationFormats.find((one) => one === next);
        if (known) onChange(known);
      }}
    >
      <Stack gap={0} mt="xs">
        {qualificationFormats.map((one) => (
          <Radio
            key={one}
            value={one}
            label={t(`format-${one}`)}
            description={t(`format-${one}-help`)}
            classNames={{ body: classes.radio ?? '' }}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** How the last export ended; null before one, and while one is being made. */
type News = ExportedQualifications | { readonly outcome: 'failed'; readonly problem: Problem } | null;

/** One at a time; how the last one ended stays until the next begins. */
function useExport() {
  const { t } = useTranslation('export');
  const save = useAction(exportQualifications);
  const fileDay = useFileDay();
  const words = useTableWords();
  const [isBusy, setBusy] = useState(false);
  const [news, setNews] = useState<News>(null);
  const run = async (heads: readonly QualificationHead[], format: QualificationFormat): Promise<void> => {
    if (isBusy || heads.length === 0) return;
    setBusy(true);
    setNews(null);
    const name = `${t('file-name')} ${fileDay()}`;
    const qualificationIds = heads.map(({ qualificationId }) => qualificationId);
    const saved = await save({ qualificationIds, format, words, name });
    setNews(saved.ok ? saved.value : { outcome: 'failed', problem: saved.problem });
    setBusy(false);
  };
  return { isBusy, news, run, forget: () => setNews(null) };
}

/** Nothing is chosen at first but what one came with. */
export function ExportForm() {
  const { t } = useTranslation('export');
  const heads = useQualificationHeads();
  const { qualification } = useSearch({ strict: false });
  const [chosen, setChosen] = useState<Chosen>(new Set(qualification ? [qualification] : []));
  const [format, setFormat] = useState<QualificationFormat>('xlsx');
  const { isBusy, news, run, forget } = useExport();
  if (!heads) return null;
  const picked = heads.filter(({ qualificationId }) => chosen.has(qualificationId));
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void run(picked, format);
      }}
    >
      <FormatChoice format={format} onChange={setFormat} />
      <QualificationPicker heads={heads} chosen={chosen} onChange={setChosen} />
      {news?.outcome === 'failed' && <ProblemNotice problem={news.problem} onClose={forget} />}
      <div className={classes.actions}>
        <Button
          type="submit"
          loading={isBusy}
          disabled={picked.length === 0}
          leftSection={<IconFileExport size={20} aria-hidden />}
        >
          {picked.length === 0 ? t('save-none') : t('save', { count: picked.length })}
        </Button>
        <output className={classes.told}>
          {isBusy && t('busy', { count: picked.length })}
          {news?.outcome === 'saved' && (
            <>
              <StatusMark tone="good">{t('saved', { count: news.count })}</StatusMark>
              <span>{news.place}</span>
              {news.tooLong > 0 && <span>{t('too-long', { count: news.tooLong })}</span>}
            </>
          )}
        </output>
      </div>
    </form>
  );
}
