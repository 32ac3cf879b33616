/** One result of the list. Plain cells, and words that the table gives: what a row costs, it costs a hundred times. */
import { IconFileText, IconListCheck } from '@tabler/icons-react';
import { memo } from 'react';
import { partsOfName, registerName } from '../../../../shared/kernel/person-name';
import tableClasses from '../../../ui/dense-table.module.css';
import { HandInMark } from '../../../ui/hand-in-badge';
import { RowLink } from '../../../ui/row-link';
import { RowOption } from '../../../ui/row-option';
import { StatusMark, type StatusTone } from '../../../ui/status-mark';
import classes from '../results-screen.module.css';
import { ChooseResult, type ChosenResults } from './chosen-results';
import chosenClasses from './chosen-results.module.css';
import type { ResultRow, ResultStatus } from './result-rows';
import type { RowWords } from './use-row-words';

const statusTones: Readonly<Record<ResultStatus, StatusTone>> = {
  'not-started': 'neutral',
  running: 'info',
  signed: 'good',
  cancelled: 'neutral',
};

/** The same row and the same words: nothing of it is drawn anew. */
type RowProps = { readonly row: ResultRow; readonly words: RowWords };

const paramsOf = ({ state: { exam, candidate } }: ResultRow) => ({
  examId: exam.examId,
  assessmentId: candidate.assessmentId,
});

function HandInCell({ row, words: { t, sync, formatOf } }: RowProps) {
  const { exam, assessment, handIn, waiting } = row.state;
  const received = assessment.received ?? null;
  const format = formatOf(exam);
  switch (row.handInStand) {
    case 'nothing':
      return <span className={tableClasses.quiet}>{t('nothing-to-hand-in')}</span>;
    case 'from-hub':
      return received ? (
        <HandInMark
          isInTable
          t={sync}
          format={format}
          handIn={{ state: 'received', receiptNumber: received.number, receivedAt: received.receivedAt }}
        />
      ) : (
        <StatusMark tone="good">{t('from-hub')}</StatusMark>
      );
    default:
      return (
        <HandInMark
          isInTable
          t={sync}
          format={format}
          handIn={handIn}
          waiting={waiting}
          filesWaiting={row.state.filesWaiting}
        />
      );
  }
}

/** How far it is, and what of it waits for somebody. */
function StatusCell({ row, words: { t } }: RowProps) {
  return (
    <td className={tableClasses.state} data-label={t('column.status')}>
      <StatusMark tone={statusTones[row.status]}>{t(`status.${row.status}`)}</StatusMark>
      {row.state.assessment.undecidedDoubts > 0 && (
        <div>
          <StatusMark tone="attention">{t('doubts-wait')}</StatusMark>
        </div>
      )}
      {row.status === 'running' && (
        <div className={tableClasses.quiet}>{t('progress', { marked: row.marked, total: row.total })}</div>
      )}
    </td>
  );
}

/** The options of a row: the sheet, and what was marked. What was not begun has no marks to show. */
function RowOptions({ row, words: { t } }: RowProps) {
  const { candidate } = row.state;
  const params = paramsOf(row);
  const name = candidate.name.trim() === '' ? t('no-name') : candidate.name;
  return (
    <div className={tableClasses.buttons}>
      {row.status !== 'not-started' && row.status !== 'cancelled' && (
        <RowOption
          label={t('open-marks')}
          of={name}
          icon={IconListCheck}
          place={{ to: '/exam/$examId/review/$assessmentId', params }}
        />
      )}
      <RowOption
        label={t('open-form')}
        of={name}
        icon={IconFileText}
        place={{ to: '/exam/$examId/sheet/$assessmentId', params }}
      />
    </div>
  );
}

type TickedRowProps = RowProps & {
  /** Null where nothing can be taken along, and so nothing is ticked. */
  readonly isChosen: boolean | null;
  readonly onTick: ChosenResults['tick'] | undefined;
};

export const ResultTableRow = memo(function ResultTableRow(props: TickedRowProps) {
  const { row, words, isChosen, onTick } = props;
  const { t, wordOf, formatOf } = words;
  const { exam, startsAt } = row;
  const { candidate } = row.state;
  const name = candidate.name.trim() === '' ? t('no-name') : registerName(partsOfName(candidate));
  return (
    <tr className={`${tableClasses.row} ${tableClasses.plain}`}>
      {isChosen !== null && onTick && (
        <td className={chosenClasses.cell}>
          <ChooseResult
            label={t('choose', { name })}
            isChosen={isChosen}
            onTick={(isOn) => onTick(candidate.assessmentId, isOn)}
          />
        </td>
      )}
      <th scope="row" className={tableClasses.main}>
        <RowLink
          place={{ to: '/exam/$examId/sheet/$assessmentId', params: paramsOf(row) }}
          aria-label={t('open-sheet', { name })}
        >
          {name}
        </RowLink>
        <div className={tableClasses.quiet}>
          {[candidate.number, candidate.group].filter((part) => part.trim() !== '').join(' · ')}
        </div>
      </th>
      <td className={`${tableClasses.text} ${tableClasses.wide}`} data-label={t('column.exam')}>
        {exam.title}
        <div className={tableClasses.quiet} title={exam.about.name}>
          {[exam.code, row.examiner.name].filter((part) => part !== '').join(' · ')}
        </div>
      </td>
      <td className={tableClasses.number} data-label={t('column.date')}>
        {formatOf(exam).day(startsAt)}
      </td>
      <StatusCell row={row} words={words} />
      <td className={tableClasses.state} data-label={t('column.result')}>
        {row.outcome === null ? (
          <span className={tableClasses.quiet}>{t('no-result')}</span>
        ) : (
          <StatusMark tone={row.outcome === 'passed' ? 'good' : 'bad'}>{wordOf(row.outcome)}</StatusMark>
        )}
      </td>
      <td className={classes.handIn} data-label={t('column.hand-in')}>
        <HandInCell row={row} words={words} />
      </td>
      <td className={tableClasses.options}>
        <RowOptions row={row} words={words} />
      </td>
    </tr>
  );
});
