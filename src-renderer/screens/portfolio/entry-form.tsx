/** Adds an entry, or changes one. What was typed stays until it is saved, also over a lock. */
import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blankEntryFields, type EntryFields } from '../../../shared/domain/portfolio/decide-entry';
import type { PortfolioEntry } from '../../../shared/domain/portfolio/portfolio-documents';
import type { Problem } from '../../../shared/kernel/problem';
import { addPortfolioEntry, changePortfolioEntry } from '../../actions/save-portfolio-entry';
import { ProblemNotice } from '../../ui/problem-notice';
import { StatusMark } from '../../ui/status-mark';
import { useDocumentForm } from '../../ui/typed-text/use-document-form';
import { useTypedForm } from '../../ui/typed-text/use-typed-form';
import { useAction } from '../../ui/use-action';
import { EntryFieldsForm } from './entry-fields';
import classes from './portfolio.module.css';
import type { PortfolioDesk } from './use-portfolio-desk';

type NewEntryProps = { readonly desk: PortfolioDesk; readonly onClose: () => void };

type FootProps = {
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  readonly isSaved: boolean;
  readonly label: string;
  readonly onClose: () => void;
};

/** How the last attempt ended, and the way out, which throws nothing away: typed text waits for the next opening. */
function Foot({ problem, isBusy, isSaved, label, onClose }: FootProps) {
  const { t } = useTranslation(['portfolio', 'common']);
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <Group>
        <Button type="submit" loading={isBusy}>
          {label}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common:close')}
        </Button>
        <div role="status">{isSaved && <StatusMark tone="good">{t('saved')}</StatusMark>}</div>
      </Group>
    </>
  );
}

/** The form is kept per person, over a lock and a restart, and emptied only by an entry that is in the journal. */
export function NewEntry({ desk, onClose }: NewEntryProps) {
  const { t } = useTranslation('portfolio');
  const { participantId } = desk.person;
  const add = useAction(addPortfolioEntry);
  const [fields, setFields] = useTypedForm<EntryFields>(
    `portfolio new ${participantId}`,
    () => blankEntryFields,
    'closing',
  );
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const added = await add({ participantId, fields, by: desk.by });
    setBusy(false);
    setProblem(added.ok ? null : added.problem);
    if (!added.ok) return;
    setFields(blankEntryFields);
    onClose();
  };
  return (
    <form
      onSubmit={submit}
      autoComplete="off"
      noValidate
      className={classes.form}
      aria-label={t('add-entry')}
    >
      <Stack>
        <EntryFieldsForm
          desk={desk}
          fields={fields}
          onChange={(part) => {
            setFields((now) => ({ ...now, ...part }));
            setProblem(null);
          }}
        />
        <Foot {...{ problem, isBusy, onClose }} isSaved={false} label={t('add')} />
      </Stack>
    </form>
  );
}

/** Writes only the fields that were changed: a colleague, or the candidate, may be changing another one. */
export function ChangeEntry({ desk, entry, onClose }: NewEntryProps & { readonly entry: PortfolioEntry }) {
  const { t } = useTranslation('portfolio');
  const { portfolioEntryId, kind, title, place, from, until, description, qualificationIds } = entry;
  const save = useAction(changePortfolioEntry);
  const { fields, outcome, isBusy, change, submit } = useDocumentForm<EntryFields>(
    `portfolio ${desk.person.participantId} ${portfolioEntryId}`,
    { kind, title, place, from, until, description, qualificationIds },
    (changed) => save({ portfolioEntryId, changed }),
    'closing',
  );
  return (
    <form
      onSubmit={submit}
      autoComplete="off"
      noValidate
      className={classes.form}
      aria-label={`${t('change')}: ${title}`}
    >
      <Stack>
        <EntryFieldsForm desk={desk} fields={fields} onChange={change} />
        <Foot
          problem={outcome === 'saved' ? null : outcome}
          isSaved={outcome === 'saved'}
          label={t('save')}
          {...{ isBusy, onClose }}
        />
      </Stack>
    </form>
  );
}
