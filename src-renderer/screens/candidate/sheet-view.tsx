/**
 * The sheet as a page to read: the same words as the PDF, as headings, lists and tables that a screen reader can walk
 * through, in the language of the sheet whatever language the program has.
 */
import { Fragment } from 'react';
import type { Sheet, SheetFieldGroup, SheetSection } from '../../../shared/report/sheet';
import { SheetCandidateView } from './sheet-candidate-view';
import { SheetDetailsView } from './sheet-details-view';
import { SheetText } from './sheet-text';
import classes from './sheet-view.module.css';

function FieldGroup({ group }: { readonly group: SheetFieldGroup }) {
  return (
    <section>
      <h2>{group.title}</h2>
      <dl className={classes.fields}>
        {group.fields.map(({ label, value }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>
              <SheetText text={value} />
            </dd>
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
            {lines.map(
              ({ label, value }) =>
                value !== null && (
                  <p key={label}>
                    {label}: <SheetText text={value} />
                  </p>
                ),
            )}
            <p className={classes.quiet}>{note}</p>
          </div>
        ))}
      </div>
    </section>
  );
}

function Record({ sheet }: { readonly sheet: Sheet }) {
  const { outcome } = sheet;
  return (
    <>
      <h2 className={classes.recordTitle}>{sheet.recordTitle}</h2>
      <div className={classes.groups}>
        {sheet.fieldGroups.map((group) => (
          <FieldGroup key={group.title} group={group} />
        ))}
      </div>
      <Section section={{ title: outcome.whyTitle, lines: outcome.reasons }} />
      <Section section={sheet.rule} />
      <SheetDetailsView details={sheet.details} />
      <Section section={sheet.totals} />
      {sheet.evidence && <Section section={sheet.evidence} />}
      <Signatures signatures={sheet.signatures} />
      <Section section={sheet.verification} />
    </>
  );
}

/** Drawn from the very object the PDF is drawn from: screen and paper cannot differ. */
export function SheetView({ sheet, label }: { readonly sheet: Sheet; readonly label: string }) {
  return (
    <article className={classes.sheet} lang={sheet.language} aria-label={label}>
      <SheetCandidateView sheet={sheet} />
      <Record sheet={sheet} />
      <footer className={classes.quiet}>{sheet.running.formNumber}</footer>
    </article>
  );
}
