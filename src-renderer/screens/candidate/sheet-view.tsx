/**
 * The sheet as a page to read: the same words as the PDF, as headings, lists and tables that a screen reader can walk
 * through, in the language of the sheet whatever language the program has.
 */
import { Fragment } from 'react';
import type { Sheet, SheetFieldGroup, SheetSection } from '../../../shared/report/sheet';
import { SheetDetailsView } from './sheet-details-view';
import { SheetResultMark, SheetSymbol } from './sheet-symbol';
import classes from './sheet-view.module.css';

function FieldGroup({ group }: { readonly group: SheetFieldGroup }) {
  return (
    <section>
      <h2>{group.title}</h2>
      <dl className={classes.fields}>
        {group.fields.map(({ label, value }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function Section({ section }: { readonly section: SheetSection }) {
  return (
    <section className={classes.section}>
      <h2>{section.title}</h2>
      <ul className={classes.list}>
        {section.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

/** The same words as on paper, in the same order. */
function Outcome({ outcome }: { readonly outcome: Sheet['outcome'] }) {
  return (
    <section className={classes.outcome}>
      <h2>{outcome.title}</h2>
      <p className={classes.outcomeWord}>
        <SheetSymbol symbol={outcome.result.symbol} />
        {outcome.result.word}
      </p>
      <h3>{outcome.whyTitle}</h3>
      <ul className={classes.list}>
        {outcome.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p className={classes.quiet}>{outcome.note}</p>
    </section>
  );
}

function Overview({ sheet }: { readonly sheet: Sheet }) {
  const { overview, details } = sheet;
  return (
    <section className={classes.section}>
      <h2 id="sheet-overview">{overview.title}</h2>
      <table className={classes.overview} aria-labelledby="sheet-overview">
        <thead>
          <tr>
            <th scope="col">{overview.workProcessColumn}</th>
            <th scope="col">{overview.resultColumn}</th>
            <th scope="col">{overview.whyColumn}</th>
          </tr>
        </thead>
        <tbody>
          {details.coreTasks
            .flatMap((coreTask) => coreTask.workProcesses)
            .map(({ workProcessId, code, name, result, reasons }) => (
              <tr key={workProcessId}>
                <th scope="row">
                  <strong>{code}</strong> {name}
                </th>
                <td className={classes.mark}>
                  <SheetResultMark result={result} />
                </td>
                <td>{reasons.join(' ')}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

/** Who signed; the blank lines for pens are on paper only. */
function Signatures({ signatures }: { readonly signatures: Sheet['signatures'] }) {
  return (
    <section className={classes.section}>
      <h2>{signatures.title}</h2>
      <p>
        <strong>{signatures.statement}</strong>
      </p>
      <div className={classes.places}>
        {signatures.places.map(({ role, lines, note }) => (
          <div key={role} className={classes.place}>
            <h3>{role}</h3>
            {lines.map(({ label, value }) => value !== null && <p key={label}>{`${label}: ${value}`}</p>)}
            <p className={classes.quiet}>{note}</p>
          </div>
        ))}
      </div>
    </section>
  );
}

/** Drawn from the very object the PDF is drawn from: screen and paper cannot differ. */
export function SheetView({ sheet, label }: { readonly sheet: Sheet; readonly label: string }) {
  const { running, status, watermarks, notes, heading, candidateName, fieldGroups } = sheet;
  return (
    <article className={classes.sheet} lang={sheet.language} aria-label={label}>
      <header className={classes.head}>
        <div>
          <p className={classes.organisation}>{running.organisation}</p>
          <p className={classes.heading}>{heading}</p>
          <p className={classes.name}>{candidateName}</p>
        </div>
        <p className={classes.stamps}>
          {[...watermarks, ...(sheet.isDraft ? [] : [status])].map((stamp) => (
            <span key={stamp} className={classes.stamp}>
              {stamp}
            </span>
          ))}
        </p>
      </header>
      {notes.map((note) => (
        <p key={note} className={classes.note}>
          {note}
        </p>
      ))}
      <Outcome outcome={sheet.outcome} />
      <div className={classes.groups}>
        {fieldGroups.map((group) => (
          <FieldGroup key={group.title} group={group} />
        ))}
      </div>
      <Overview sheet={sheet} />
      <Section section={sheet.rule} />
      <SheetDetailsView details={sheet.details} />
      <Section section={sheet.totals} />
      <Signatures signatures={sheet.signatures} />
      {sheet.objection && <Section section={sheet.objection} />}
      <Section section={sheet.verification} />
      <footer className={classes.quiet}>{running.formNumber}</footer>
    </article>
  );
}
