/** Code, and name and description in every language of the program (M16). What was typed stays when it is refused. */
import { Button, Fieldset, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { competenceLimits } from '../../../../shared/domain/decide-competence';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Result } from '../../../../shared/kernel/result';
import { languages } from '../../../../shared/texts/languages';
import type { CompetenceFields } from '../../../actions/save-competence';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import classes from './competences.module.css';

type CompetenceFormProps = {
  /** Whose it is, so that what is typed comes back to the same form. */
  readonly name: string;
  readonly before: CompetenceFields;
  readonly submitLabel: string;
  readonly onSave: (fields: CompetenceFields) => Promise<Result<unknown>>;
};

type Texts = Readonly<Record<string, string>>;
type State = { readonly code: string; readonly name: Texts; readonly description: Texts };

export const newCompetence: CompetenceFields = { code: '', name: {} };

type LanguageFieldsProps = {
  readonly language: (typeof languages)[number];
  readonly state: State;
  readonly onChange: (part: Partial<State>) => void;
};

function LanguageFields({ language: { code, name: title }, state, onChange }: LanguageFieldsProps) {
  const { t } = useTranslation('competences');
  const lengthError = useLengthError();
  const name = state.name[code] ?? '';
  const description = state.description[code] ?? '';
  return (
    <Fieldset legend={title}>
      <div className={classes.texts}>
        <TextInput
          label={t('form.name')}
          lang={code}
          error={lengthError(name, competenceLimits.name)}
          value={name}
          onChange={(event) => onChange({ name: { ...state.name, [code]: event.currentTarget.value } })}
        />
        <Textarea
          label={t('form.description')}
          lang={code}
          autosize
          minRows={1}
          maxRows={12}
          error={lengthError(description, competenceLimits.description)}
          value={description}
          onChange={(event) =>
            onChange({ description: { ...state.description, [code]: event.currentTarget.value } })
          }
        />
      </div>
    </Fieldset>
  );
}

export function CompetenceForm({ name, before, submitLabel, onSave }: CompetenceFormProps) {
  const { t } = useTranslation('competences');
  const lengthError = useLengthError();
  const [state, setState] = useTypedForm<State>(`competence ${name}`, () => ({
    code: before.code,
    name: before.name,
    description: before.description ?? {},
  }));
  const [outcome, setOutcome] = useState<Problem | 'saved' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const change = (part: Partial<State>): void => {
    setState((now) => ({ ...now, ...part }));
    setOutcome(null);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const saved = await onSave(state);
    setBusy(false);
    setOutcome(saved.ok ? 'saved' : saved.problem);
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack maw="52rem">
        <TextInput
          label={t('form.code')}
          description={t('form.code-hint')}
          classNames={{ wrapper: classes.code ?? '' }}
          required
          withAsterisk={false}
          error={lengthError(state.code, competenceLimits.code)}
          value={state.code}
          onChange={(event) => change({ code: event.currentTarget.value })}
        />
        {languages.map((language) => (
          <LanguageFields key={language.code} language={language} state={state} onChange={change} />
        ))}
        {outcome && outcome !== 'saved' && <ProblemNotice problem={outcome} />}
        <div role="status">
          {outcome === 'saved' && <StatusMark tone="good">{t('form.saved')}</StatusMark>}
        </div>
        <div>
          <Button type="submit" size="lg" loading={isBusy}>
            {submitLabel}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
