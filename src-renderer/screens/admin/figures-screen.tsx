/**
 * Figures of one school year: how far each exam is, how many passed, which indicators were often insufficient, and what each
 * examiner has. Which figure and year stand in the address. No outcome of fewer than ten people is told (the domain's SPEC, F1 to F3).
 */
import { NativeSelect, Text } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { schoolYearOf } from '../../../shared/domain/school-year';
import { dayIn } from '../../../shared/values/wall-time';
import { useActor } from '../../queries/use-actor';
import { useCentreZone } from '../../queries/use-exam-zone';
import { EmptyState } from '../../ui/empty-state';
import { ScreenFrame } from '../../ui/screen-frame';
import { type FiguresSearch, figures, readFiguresSearch } from '../../ui/search-params';
import { useDayTurn } from '../../ui/use-day-turn';
import { AdministratorsOnly } from './administrators-only';
import { FigureExport } from './figures/figure-export';
import { FigureTableView } from './figures/figure-table-view';
import classes from './figures/figures.module.css';
import { type FigureSource, useFigureSources } from './figures/use-figure-sources';
import { useFigureTable } from './figures/use-figure-table';
import { alsoSeesResults, seesAllResults } from './results/own-results';

/** Qualifications that have a signed result, by name. */
function useQualifications(
  sources: readonly FigureSource[],
): readonly FigureSource['line']['qualification'][] {
  return useMemo(() => {
    const byKey = new Map(
      sources.flatMap(({ line }) =>
        line.outcome === null ? [] : [[line.qualification.key, line.qualification] as const],
      ),
    );
    return [...byKey.values()].sort((a, b) => a.name.localeCompare(b.name));
  }, [sources]);
}

/** One figure at a time, with what it counts and what it leaves out said above it. */
type FiguresProps = { readonly all: readonly FigureSource[] };

function Figures({ all }: FiguresProps) {
  const { t } = useTranslation('figures');
  const navigate = useNavigate();
  const today = dayIn(useDayTurn(), useCentreZone());
  const search = readFiguresSearch(useSearch({ strict: false }));
  const { figure = 'progress' } = search;
  const years = useMemo(() => [...new Set(all.map(({ schoolYear }) => schoolYear))].sort().reverse(), [all]);
  const thisYear = schoolYearOf(today);
  const year = search.year ?? (years.includes(thisYear) ? thisYear : (years[0] ?? thisYear));
  const sources = useMemo(() => all.filter(({ schoolYear }) => schoolYear === year), [all, year]);
  const qualifications = useQualifications(sources);
  // Not in the address: the key of one without a code is of this centre only.
  const [asked, setAsked] = useState<string | null>(null);
  const chosen = qualifications.find(({ key }) => key === asked) ?? qualifications[0] ?? null;
  const { table, reading, tooFew } = useFigureTable(figure, sources, chosen?.key ?? null);
  const go = (next: Record<keyof FiguresSearch, string>): void =>
    void navigate({ to: '/results/figures', search: readFiguresSearch(next), replace: true });
  const label = t(`figure.${figure}`);
  return (
    <>
      <div className={classes.controls}>
        <NativeSelect
          label={t('choose')}
          value={figure}
          onChange={(event) => go({ figure: event.currentTarget.value, year })}
          data={figures.map((value) => ({ value, label: t(`figure.${value}`) }))}
        />
        <NativeSelect
          label={t('year')}
          value={year}
          onChange={(event) => go({ figure, year: event.currentTarget.value })}
          data={years.includes(year) ? years : [year, ...years]}
        />
        {figure === 'indicators' && qualifications.length > 0 && (
          <NativeSelect
            label={t('column.qualification')}
            value={chosen?.key ?? ''}
            onChange={(event) => setAsked(event.currentTarget.value)}
            data={qualifications.map(({ key, code, name }) => ({
              value: key,
              label: [code, name].filter(Boolean).join(' '),
            }))}
          />
        )}
        {reading === null && <FigureExport table={table} name={`${label} ${year}`} />}
      </div>
      <Text className={classes.explain ?? ''}>{t(`explain.${figure}`)}</Text>
      <Text component="output" c="dimmed" className={classes.news ?? ''}>
        {reading && t('reading', reading)}
        {!reading && tooFew > 0 && t('too-few-indicators', { count: tooFew })}
      </Text>
      {!reading && table.rows.length === 0 && <Text>{t(`none.${figure}`)}</Text>}
      {table.rows.length > 0 && <FigureTableView key={`${figure} ${year}`} table={table} label={label} />}
    </>
  );
}

/** For whoever sees the results of everybody; an examiner sees their own in the list. */
export function FiguresScreen() {
  const { t } = useTranslation(['figures', 'results']);
  const actor = useActor();
  const all = useFigureSources();
  return (
    <ScreenFrame title={t('title')} back={<Link to="/results">{t('results:title')}</Link>}>
      <AdministratorsOnly also={alsoSeesResults}>
        {all === undefined && <Text role="status">{t('loading')}</Text>}
        {all?.length === 0 && (
          <EmptyState title={t('empty.title')} icon={<IconChartBar size={40} />}>
            {t('empty.text')}
          </EmptyState>
        )}
        {all !== undefined && all.length > 0 && actor && seesAllResults(actor) && <Figures all={all} />}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
