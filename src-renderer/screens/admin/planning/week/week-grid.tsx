/** The grid of a week: days beside each other, hours, places or examiners below each other; an empty cell plans there. */
import { IconPlus } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExamId } from '../../../../../shared/kernel/ids';
import type { CellSearch, NewExamSearch, WeekRows } from '../../../../ui/search-params';
import { useFormat } from '../../../../ui/use-format';
import { useGrowing } from '../../../../ui/use-growing';
import type { PlacedExam, WeekRow } from './arrange-week';
import { movedTo } from './moved-to';
import { useGridDrop } from './use-grid-drag';
import { useGridKeys } from './use-grid-keys';
import { WeekExam } from './week-exam';
import classes from './week-grid.module.css';

/** A place or examiner in ten rows fills the screen; the next ones come in the moments after. */
const rowsAtOnce = 15;

type WeekGridProps = {
  readonly label: string;
  /** As `2026-11-24`. */
  readonly days: readonly string[];
  /** The day that it is now where the centre is. */
  readonly today: string;
  /** What stands at the left. */
  readonly kind: WeekRows;
  readonly rows: readonly WeekRow[];
  readonly clashing: ReadonlySet<ExamId>;
  /** An exam in an empty cell: when, and where or by whom. */
  readonly onPlan: (search: NewExamSearch) => void;
  /** An exam was dragged to where this would be other. */
  readonly onMove: (examId: ExamId, search: CellSearch) => void;
  /** A week back or on. */
  readonly onTurn: (step: -1 | 1) => void;
};

type CellProps = Pick<WeekGridProps, 'kind' | 'clashing' | 'onPlan'> & {
  readonly place: string;
  readonly exams: readonly PlacedExam[];
  readonly day: string;
  readonly dayWords: string;
  readonly row: WeekRow;
};

/** Its exams one below the other, and under them the way to plan one more. */
function Cell({ place, exams, day, dayWords, row, kind, clashing, onPlan }: CellProps) {
  const { t } = useTranslation('plan-week');
  return (
    <td data-cell={place} className={classes.cell}>
      {exams.map(({ exam }) => (
        <WeekExam key={exam.examId} exam={exam} rows={kind} isClashing={clashing.has(exam.examId)} />
      ))}
      <button
        type="button"
        data-item
        tabIndex={-1}
        className={classes.plan}
        aria-label={t('plan-here', { day: dayWords, row: row.name || t('no-place') })}
        onClick={() => onPlan({ day, ...row.plans })}
      >
        <IconPlus size={18} aria-hidden />
      </button>
    </td>
  );
}

type RowProps = Pick<WeekGridProps, 'kind' | 'clashing' | 'onPlan' | 'days'> & {
  readonly index: number;
  readonly row: WeekRow;
  readonly dayWords: readonly string[];
};

/** A row that is as it was is not drawn anew. */
const Row = memo(function Row({ index, row, days, dayWords, ...rest }: RowProps) {
  const { t } = useTranslation('plan-week');
  return (
    <tr>
      <th scope="row">{row.name || t('no-place')}</th>
      {days.map((day, column) => (
        <Cell
          key={day}
          place={`${index} ${column}`}
          exams={row.cells[column] ?? []}
          day={day}
          dayWords={dayWords[column] ?? ''}
          row={row}
          {...rest}
        />
      ))}
    </tr>
  );
});

/** One stop of Tab; the arrows go from cell to cell, and a page up or down to another week. */
export function WeekGrid(props: WeekGridProps) {
  const { label, days, today, kind, rows, clashing, onPlan, onMove, onTurn } = props;
  const { t } = useTranslation('plan-week');
  const format = useFormat();
  const drawn = useGrowing(rows.length, rowsAtOnce);
  const keys = useGridKeys<HTMLTableElement>(
    { rows: Math.min(drawn, rows.length), columns: days.length },
    days[0] ?? '',
    onTurn,
  );
  useGridDrop(keys.ref, (id, toRow, toColumn) => {
    const placed = rows.flatMap(({ cells }) => cells.flat()).find(({ exam }) => exam.examId === id);
    const [row, day] = [rows[toRow], days[toColumn]];
    const moved = placed && row && day ? movedTo(placed, { kind, row, day }) : null;
    if (placed && moved) onMove(placed.exam.examId, moved);
  });
  // The same words as long as the days are the same: else every row is drawn anew.
  const dayWords = useMemo(() => days.map((day) => format.longDay(`${day}T12:00`)), [days, format]);
  return (
    <div className={classes.frame}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that arrows go through is a grid
        role="grid"
        aria-label={label}
        className={classes.grid}
        data-days={days.length}
        data-rows={kind}
        {...keys}
      >
        <thead>
          <tr>
            <th scope="col">{t(`rows.${kind}`)}</th>
            {days.map((day) => (
              <th key={day} scope="col" data-today={day === today || undefined}>
                {format.weekDay(`${day}T12:00`)}
                {day === today && <span className={classes.today}>{t('today')}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, drawn).map((row, index) => (
            <Row key={row.key} {...{ index, row, days, dayWords, kind, clashing, onPlan }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
