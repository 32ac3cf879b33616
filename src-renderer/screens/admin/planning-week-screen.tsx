/** The planning of one week as a grid, by hour, place or examiner: what is full, what clashes, and where there is room. */
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { knownPlaces } from '../../../shared/domain/find-free';
import type { ExamId } from '../../../shared/kernel/ids';
import { compareNames } from '../../../shared/kernel/person-name';
import { dayIn } from '../../../shared/values/wall-time';
import { useDocuments } from '../../queries/use-documents';
import { useCentreZone, useExamZone } from '../../queries/use-exam-zone';
import { RegisterBar } from '../../ui/register/register-bar';
import { useRegisterSearch } from '../../ui/register/use-register-search';
import { ScreenFrame } from '../../ui/screen-frame';
import {
  type CellSearch,
  type NewExamSearch,
  readWeekSearch,
  type WeekSearch,
  weekRows,
} from '../../ui/search-params';
import { useDayTurn } from '../../ui/use-day-turn';
import { useFormat } from '../../ui/use-format';
import { AdministratorsOnly } from './administrators-only';
import { dayLater } from './plan-exam/plan-slots';
import { mondayOf, weekNumber } from './planning/arrange-planning';
import { arrangeWeek, clashingExams, daysOfWeek, placeExams } from './planning/week/arrange-week';
import { WeekGrid } from './planning/week/week-grid';

/** What the rows may be besides hours: places that are known, and whoever examines here. */
function useKnownRows() {
  const exams = useDocuments('exam');
  const staff = useDocuments('staff');
  return useMemo(() => {
    if (!exams || !staff) return null;
    const all = exams.map(({ document }) => document);
    const examiners = staff
      .map(({ document }) => document)
      .filter(({ roles, inactiveSince }) => roles.includes('examiner') && !inactiveSince)
      .toSorted((a, b) => compareNames(a.name, b.name));
    return { exams: all, places: knownPlaces(all, []), examiners };
  }, [exams, staff]);
}

type WeekBarProps = {
  readonly search: WeekSearch;
  readonly monday: string;
  readonly thisMonday: string;
  readonly onChange: (part: { readonly [K in keyof WeekSearch]: WeekSearch[K] | undefined }) => void;
};

/** Another week, and what stands at its left. */
function WeekBar({ search, monday, thisMonday, onChange }: WeekBarProps) {
  const { t } = useTranslation('plan-week');
  const go = (day: string) => () => onChange({ day });
  const steps = [
    { words: t('previous'), day: dayLater(monday, -7), Icon: IconChevronLeft },
    { words: t('next'), day: dayLater(monday, 7), Icon: IconChevronRight },
  ];
  return (
    <>
      {steps.map(({ words, day, Icon }) => (
        <ActionIcon key={words} variant="default" aria-label={words} title={words} onClick={go(day)}>
          <Icon size={20} aria-hidden />
        </ActionIcon>
      ))}
      <Button variant="default" disabled={monday === thisMonday} onClick={() => onChange({ day: undefined })}>
        {t('this')}
      </Button>
      <TextInput
        type="date"
        label={t('jump')}
        value={search.day ?? monday}
        onChange={({ currentTarget: { value } }) => value !== '' && onChange({ day: value })}
      />
      <NativeSelect
        label={t('rows.label')}
        value={search.rows ?? 'time'}
        data={weekRows.map((rows) => ({ value: rows, label: t(`rows.${rows}`) }))}
        onChange={(event) => onChange({ rows: weekRows.find((rows) => rows === event.currentTarget.value) })}
      />
    </>
  );
}

/** Which week and by what stands in the address, so that going back from an exam comes back to the same grid. */
function Week() {
  const { t } = useTranslation(['plan-week', 'plan', 'planning']);
  const address = readWeekSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const format = useFormat();
  const zoneOf = useExamZone();
  const today = dayIn(useDayTurn(), useCentreZone());
  const known = useKnownRows();
  const search = useRegisterSearch('planning');
  const { day = today, rows = 'time' } = address;
  const monday = mondayOf(day);
  const placed = useMemo(
    () => known && placeExams(known.exams, monday, search.followed, zoneOf),
    [known, monday, search.followed, zoneOf],
  );
  const days = useMemo(() => daysOfWeek(monday, placed ?? []), [monday, placed]);
  const arranged = useMemo(
    () => known && placed && arrangeWeek(placed, days, rows, known),
    [known, placed, days, rows],
  );
  const clashing = useMemo(() => clashingExams(placed ?? [], known?.exams ?? []), [placed, known]);
  const change = useCallback<WeekBarProps['onChange']>(
    (part) => {
      const next = Object.fromEntries(
        Object.entries({ ...address, ...part }).filter(([, said]) => said !== undefined),
      );
      void navigate({ to: '/planning/week', search: next, replace: true });
    },
    [address, navigate],
  );
  const plan = useCallback(
    (wanted: NewExamSearch) => void navigate({ to: '/planning/new', search: wanted }),
    [navigate],
  );
  // Dragging writes nothing: the form says what would be other, asks why, and tells what stands in the way.
  const move = useCallback(
    (examId: ExamId, wanted: CellSearch) =>
      void navigate({ to: '/planning/$examId/change', params: { examId }, search: wanted }),
    [navigate],
  );
  const title = t('plan:view.week-of', {
    number: weekNumber(monday),
    from: format.day(`${monday}T12:00`),
    to: format.day(`${dayLater(monday, 6)}T12:00`),
  });
  if (!arranged || !placed) return null;
  return (
    <>
      <RegisterBar
        search={search}
        label={t('planning:search')}
        clearLabel={t('planning:search-clear')}
        found={`${title} · ${t('planning:found', { count: placed.length })}`}
      >
        <WeekBar search={address} monday={monday} thisMonday={mondayOf(today)} onChange={change} />
      </RegisterBar>
      <WeekGrid
        label={title}
        days={days}
        today={today}
        kind={rows}
        rows={arranged}
        clashing={clashing}
        onPlan={plan}
        onMove={move}
        onTurn={(step) => change({ day: dayLater(monday, 7 * step) })}
      />
    </>
  );
}

export function PlanningWeekScreen() {
  const { t } = useTranslation(['plan-week', 'plan', 'planning']);
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={t('subtitle')}
      back={<Link to="/planning">{t('plan:back')}</Link>}
    >
      <AdministratorsOnly>
        <Week />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
