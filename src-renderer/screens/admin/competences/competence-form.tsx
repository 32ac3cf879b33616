/** Code, and name and description in every language of the program (M16). What was typed stays when it is refused. */
import { Fieldset, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { competenceLimits } from '../../../../shared/domain/decide-competence';
import type { Result } from '../../../../shared/kernel/result';
import { languages } from '../../../../shared/texts/languages';
import type { CompetenceFields } from '../../../actions/save-competence';
import { FormFoot } from '../../../ui/typed-text/form-foot';
import { useDocumentForm } from '../../../ui/typed-text/use-document-form';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import classes from './competences.module.css';

type CompetenceFormProps = {
  /** Whose it is, so that what is typed comes back to the same form. */
  readonly name: string;
  readonly before: CompetenceFields;
  readonly submitLabel: string;
  /** Gets the fields and languages that were typed in, and all of them. */
  readonly onSave: (typed: Partial<CompetenceFields>, fields: CompetenceFields) => Promise<Result<unknown>>;
};

/** A field of its own per language: who types in one leaves the others to whoever changes them. */
type State = Readonly<Record<string, string>>;
const textParts = ['name', 'description'] as const;
const keyOf = (part: (typeof textParts)[number], language: string): string => `${part} ${language}`;

const stateOf = ({ code, name, description }: CompetenceFields): State => ({
  code,
  ...Object.fromEntries(Object.entries(name).map(([tag, text]) => [keyOf('name', tag), text])),
  ...Object.fromEntries(
    Object.entries(description ?? {}).map(([tag, text]) => [keyOf('description', tag), text]),
  ),
});

/** What of a competence stands in the state; nothing of a part in which nothing stands. */
function fieldsOf({ code, ...texts }: State): Partial<CompetenceFields> {
  const said = textParts.flatMap((part) => {
    const found = Object.entries(texts).filter(([key]) => key.startsWith(`${part} `));
    const byTag = found.map(([key, text]) => [key.slice(part.length + 1), text]);
    return found.length > 0 ? [[part, Object.fromEntries(byTag)]] : [];
  });
  return { ...(code === undefined ? {} : { code }), ...Object.fromEntries(said) };
}

export const newCompetence: CompetenceFields = { code: '', name: {} };

type LanguageFieldsProps = {
  readonly language: (typeof languages)[number];
  readonly state: State;
  readonly onChange: (part: State) => void;
};

function LanguageFields({ language: { code, name: title }, state, onChange }: LanguageFieldsProps) {
  const { t } = useTranslation('competences');
  const lengthError = useLengthError();
  const name = state[keyOf('name', code)] ?? '';
  const description = state[keyOf('description', code)] ?? '';
  return (
    <Fieldset legend={title}>
      <div className={classes.texts}>
        <TextInput
          label={t('form.name')}
          lang={code}
          error={lengthError(name, competenceLimits.name)}
          value={name}
          onChange={(event) => onChange({ [keyOf('name', code)]: event.currentTarget.value })}
        />
        <Textarea
          label={t('form.description')}
          lang={code}
          autosize
          minRows={1}
          maxRows={12}
          error={lengthError(description, competenceLimits.description)}
          value={description}
          onChange={(event) => onChange({ [keyOf('description', code)]: event.currentTarget.value })}
        />
      </div>
    </Fieldset>
  );
}

export function CompetenceForm({ name, before, submitLabel, onSave }: CompetenceFormProps) {
  const { t } = useTranslation('competences');
  const lengthError = useLengthError();
  const {
    fields: state,
    outcome,
    isBusy,
    change,
    submit,
  } = useDocumentForm<State>(`competence ${name}`, stateOf(before), (typed, all) =>
    onSave(fieldsOf(typed as State), { ...newCompetence, ...fieldsOf(all) }),
  );
  const { code = '' } = state;
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack maw="52rem">
        <TextInput
          label={t('form.code')}
          description={t('form.code-hint')}
          classNames={{ wrapper: classes.code ?? '' }}
          required
          withAsterisk={false}
          error={lengthError(code, competenceLimits.code)}
          value={code}
          onChange={(event) => change({ code: event.currentTarget.value })}
        />
        {languages.map((language) => (
          <LanguageFields key={language.code} language={language} state={state} onChange={change} />
        ))}
        <FormFoot outcome={outcome} isBusy={isBusy} submitLabel={submitLabel} savedLabel={t('form.saved')} />
      </Stack>
    </form>
  );
}
