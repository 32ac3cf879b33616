/** The candidate's page on screen: the same words as on paper, in the same order. */
import type {
  Sheet,
  SheetBar,
  SheetCandidatePage,
  SheetPoint,
  SheetPoints,
} from '../../../shared/report/sheet';
import { SheetBarView } from './sheet-bar-view';
import classes from './sheet-candidate-view.module.css';
import { SheetResultMark, SheetSymbol } from './sheet-symbol';
import { SheetText } from './sheet-text';
import sheetClasses from './sheet-view.module.css';

function Head({ sheet }: { readonly sheet: Sheet }) {
  const { running, status, watermarks, heading, candidateName, candidatePage, logo } = sheet;
  return (
    <header className={sheetClasses.head}>
      <div>
        <p className={sheetClasses.organisation}>{running.organisation}</p>
        <p className={sheetClasses.heading}>{heading}</p>
        <p className={sheetClasses.name}>
          <SheetText text={candidateName} />
        </p>
        {candidatePage.about.map((line) => (
          <p key={line} className={sheetClasses.quiet}>
            {line}
          </p>
        ))}
      </div>
      <div className={classes.corner}>
        <p className={sheetClasses.stamps}>
          {[...watermarks, ...(sheet.isDraft ? [] : [status])].map((stamp) => (
            <span key={stamp} className={sheetClasses.stamp}>
              {stamp}
            </span>
          ))}
        </p>
        {logo !== null && <img className={classes.logo} src={`data:image/png;base64,${logo}`} alt="" />}
      </div>
    </header>
  );
}

function Outcome({ sheet }: { readonly sheet: Sheet }) {
  const { outcome, candidatePage } = sheet;
  return (
    <section className={sheetClasses.outcome}>
      <h2>{outcome.title}</h2>
      <p className={sheetClasses.outcomeWord}>
        <SheetSymbol symbol={outcome.result.symbol} />
        {outcome.result.word}
      </p>
      {candidatePage.decisive !== null && <p>{candidatePage.decisive}</p>}
      <p className={sheetClasses.quiet}>{outcome.note}</p>
    </section>
  );
}

function BarRow({ bar }: { readonly bar: SheetBar }) {
  return (
    <li className={classes.bar}>
      <span className={classes.barName}>
        <strong>{bar.code}</strong> {bar.name}
      </span>
      <SheetBarView bar={bar} />
      <span>{bar.words}</span>
      <SheetResultMark result={bar.result} />
      {bar.reasons.map((reason) => (
        <span key={reason} className={classes.barReason}>
          {reason}
        </span>
      ))}
    </li>
  );
}

function Bars({ bars }: { readonly bars: SheetCandidatePage['bars'] }) {
  return (
    <section className={sheetClasses.section}>
      <h2>{bars.title}</h2>
      <ul className={classes.bars}>
        {bars.items.map((bar) => (
          <BarRow key={bar.workProcessId} bar={bar} />
        ))}
      </ul>
      <p className={sheetClasses.quiet}>{bars.legend}</p>
    </section>
  );
}

function Point({ point, remarkWord }: { readonly point: SheetPoint; readonly remarkWord: string }) {
  const { number, text, result, critical, remark } = point;
  return (
    <li className={classes.point}>
      <strong className={classes.pointNumber}>{number}</strong>
      <div className={classes.pointText}>
        <p>
          <SheetText text={text} />
        </p>
        <SheetResultMark result={result} />
        {critical !== null && (
          <p className={sheetClasses.critical}>
            <SheetSymbol symbol="star" /> {critical}
          </p>
        )}
        {remark !== null && (
          <p className={classes.remark}>
            <strong>{remarkWord}:</strong> <SheetText text={remark} />
          </p>
        )}
      </div>
    </li>
  );
}

type PointsProps = { readonly points: SheetPoints | null; readonly remarkWord: string };

function Points({ points, remarkWord }: PointsProps) {
  if (!points) return null;
  return (
    <section className={sheetClasses.section}>
      <h2>{points.title}</h2>
      {points.lines.length > 0 && (
        <ul className={sheetClasses.list}>
          {points.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {points.points.length > 0 && (
        <ul className={classes.points}>
          {points.points.map((point) => (
            <Point key={point.indicatorId} point={point} remarkWord={remarkWord} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Everything before the record. */
export function SheetCandidateView({ sheet }: { readonly sheet: Sheet }) {
  const { notes, candidatePage, details } = sheet;
  return (
    <>
      <Head sheet={sheet} />
      {notes.map((note) => (
        <p key={note} className={sheetClasses.note}>
          {note}
        </p>
      ))}
      <Outcome sheet={sheet} />
      <Bars bars={candidatePage.bars} />
      <Points points={candidatePage.well} remarkWord={details.remarkWord} />
      <Points points={candidatePage.better} remarkWord={details.remarkWord} />
      {candidatePage.next.map(({ title, lines }) => (
        <section key={title} className={sheetClasses.section}>
          <h2>{title}</h2>
          {lines.map((line) => (
            <p key={line} className={classes.told}>
              {line}
            </p>
          ))}
        </section>
      ))}
    </>
  );
}
