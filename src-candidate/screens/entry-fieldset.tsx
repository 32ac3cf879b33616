/** The fields of an entry. */
import { type ReactNode, useId } from 'react';
import type { EntryFields } from '../../shared/domain/portfolio/decide-entry';
import { candidateLimits } from '../../shared/protocol/candidate-paths';
import { usePage } from '../page';
import { sayKind } from './entry-list';

type Props = { readonly fields: EntryFields; readonly onChange: (over: Partial<EntryFields>) => void };

type FieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly children: (id: string) => ReactNode;
};

function Field({ label, hint, children }: FieldProps): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && <p className="quiet">{hint}</p>}
      {children(id)}
    </div>
  );
}

function KindField({ fields, onChange }: Props): ReactNode {
  const { t, language, me } = usePage();
  const own = me.portfolioKinds.filter(({ code, isRetired }) => !isRetired || code === fields.kind);
  const kinds = ['work', 'education', 'other', ...own.map(({ code }) => code)];
  return (
    <Field label={t('candidate:entry.kind')}>
      {(id) => (
        <select id={id} value={fields.kind} onChange={(event) => onChange({ kind: event.target.value })}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {sayKind(t, me.portfolioKinds, kind, language)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function PeriodFields({ fields, onChange }: Props): ReactNode {
  const { t } = usePage();
  return (
    <div className="row">
      <Field label={t('candidate:entry.from')}>
        {(id) => (
          <input
            {...{ id, type: 'date', max: '9999-12-31', value: fields.from ?? '' }}
            onChange={(event) => onChange({ from: event.target.value || null })}
          />
        )}
      </Field>
      <Field label={t('candidate:entry.until')} hint={t('candidate:entry.untilHint')}>
        {(id) => (
          <input
            {...{ id, type: 'date', max: '9999-12-31', value: fields.until ?? '' }}
            onChange={(event) => onChange({ until: event.target.value || null })}
          />
        )}
      </Field>
    </div>
  );
}

function QualificationFields({ fields, onChange }: Props): ReactNode {
  const { t, portfolio } = usePage();
  const { qualificationIds } = fields;
  if (portfolio.qualifications.length === 0) return null;
  return (
    <fieldset>
      <legend>{t('candidate:entry.qualifications')}</legend>
      {portfolio.qualifications.map(({ qualificationId: id, name, code }) => (
        <label key={id} className="check">
          <input
            type="checkbox"
            checked={qualificationIds.includes(id)}
            onChange={({ target }) =>
              onChange({
                qualificationIds: target.checked
                  ? [...qualificationIds, id]
                  : qualificationIds.filter((other) => other !== id),
              })
            }
          />
          <span>
            {name} ({code})
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function EntryFieldset(props: Props): ReactNode {
  const { t } = usePage();
  const { fields, onChange } = props;
  return (
    <>
      <KindField {...props} />
      <Field label={t('candidate:entry.title')} hint={t('candidate:entry.titleHint')}>
        {(id) => (
          <input
            {...{ id, maxLength: candidateLimits.title, value: fields.title, required: true }}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('candidate:entry.place')}>
        {(id) => (
          <input
            {...{ id, maxLength: candidateLimits.place, value: fields.place }}
            onChange={(event) => onChange({ place: event.target.value })}
          />
        )}
      </Field>
      <PeriodFields {...props} />
      <Field label={t('candidate:entry.description')}>
        {(id) => (
          <textarea
            {...{ id, rows: 5, maxLength: candidateLimits.description, value: fields.description }}
            onChange={(event) => onChange({ description: event.target.value })}
          />
        )}
      </Field>
      <QualificationFields {...props} />
    </>
  );
}
