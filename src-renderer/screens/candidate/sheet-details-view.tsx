/** Every mark of the sheet: a table per work process under its heading. On a narrow screen a row becomes a block. */
import type { Sheet, SheetIndicator, SheetWorkProcess } from '../../../shared/report/sheet';
import { SheetResultMark, SheetSymbol } from './sheet-symbol';
import { SheetText } from './sheet-text';
import classes from './sheet-view.module.css';

type Details = Sheet['details'];

function IndicatorRow({
  indicator,
  remarkWord,
}: {
  readonly indicator: SheetIndicator;
  readonly remarkWord: string;
}) {
  const { number, critical, text, result, remark, writers } = indicator;
  return (
    <tr>
      <th scope="row" className={classes.number}>
        {number}
      </th>
      <td className={classes.text}>
        {critical && (
          <span className={classes.critical}>
            <SheetSymbol symbol="star" /> {critical}
          </span>
        )}
        <SheetText text={text} />
        {remark !== null && (
          <p className={classes.remark}>
            <strong>{remarkWord}:</strong> <SheetText text={remark} />
          </p>
        )}
        {writers !== null && <p className={classes.writers}>{writers}</p>}
      </td>
      <td className={classes.mark}>
        <SheetResultMark result={result} />
      </td>
    </tr>
  );
}

function WorkProcess({
  workProcess,
  details,
}: {
  readonly workProcess: SheetWorkProcess;
  readonly details: Details;
}) {
  const { workProcessId, code, name, result, count, reasons, indicators } = workProcess;
  const outcome = count === '' ? result : { ...result, word: `${result.word} (${count})` };
  const headingId = `work-process-${workProcessId}`;
  return (
    <section className={classes.workProcess} aria-labelledby={headingId}>
      <div className={classes.band}>
        <h4 id={headingId}>
          {code || details.workProcessWord} {name}
        </h4>
        <SheetResultMark result={outcome} />
      </div>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {indicators.length === 0 ? (
        <p>{details.noIndicators}</p>
      ) : (
        <table className={classes.marks} aria-labelledby={headingId}>
          <thead>
            <tr>
              <th scope="col">{details.numberColumn}</th>
              <th scope="col">{details.indicatorColumn}</th>
              <th scope="col">{details.resultColumn}</th>
            </tr>
          </thead>
          <tbody>
            {indicators.map((indicator) => (
              <IndicatorRow
                key={indicator.indicatorId}
                indicator={indicator}
                remarkWord={details.remarkWord}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

export function SheetDetailsView({ details }: { readonly details: Details }) {
  return (
    <section className={classes.section}>
      <h2>{details.title}</h2>
      {details.coreTasks.map(({ coreTaskId, code, name, workProcesses }) => (
        <div key={coreTaskId} className={classes.coreTask}>
          <h3>{[details.coreTaskWord, code, name].filter((part) => part.trim() !== '').join(' ')}</h3>
          {workProcesses.map((workProcess) => (
            <WorkProcess key={workProcess.workProcessId} workProcess={workProcess} details={details} />
          ))}
        </div>
      ))}
    </section>
  );
}
