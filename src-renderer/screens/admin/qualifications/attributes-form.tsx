/**
 * The attributes of a qualification (M17 to M22). They are recorded at once, when they are saved; only those that were
 * changed here, so that somebody who changed another one meanwhile loses nothing. What is typed stays until then.
 */
import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  attributeLimits,
  type QualificationAttributes,
} from '../../../../shared/domain/qualification-attributes';
import type { Problem } from '../../../../shared/kernel/problem';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { changeAttributes } from '../../../actions/change-attributes';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { useAction } from '../../../ui/use-action';
import classes from './attributes-form.module.css';
import { LanguageField } from './language-field';
import { SameCodeNotice } from './same-code-notice';

/** What is typed and not saved yet, field by field. */
type Typed = Partial<QualificationAttributes>;

/** The fields and what becomes of them; a second press while one is saved does nothing. */
function useAttributes(head: QualificationHead) {
  const [typed, setTyped] = useTypedForm<Typed>(`attributes ${head.qualificationId}`, () => ({}));
  const [outcome, setOutcome] = useState<Problem | 'saved' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const save = useAction(changeAttributes);
  const change = (part: Typed): void => {
    setTyped((now) => ({ ...now, ...part }));
    setOutcome(null);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const saved = await save({ qualificationId: head.qualificationId, attributes: typed });
    setBusy(false);
    setOutcome(saved.ok ? 'saved' : saved.problem);
    // What was typed while it was saved is not saved yet.
    if (saved.ok) setTyped((now) => (now === typed ? {} : now));
  };
  return {
    fields: { ...head, ...typed },
    isTyped: Object.keys(typed).length > 0,
    outcome,
    isBusy,
    change,
    submit,
  };
}

type AttributesFormProps = {
  /** As it is recorded now. */
  readonly head: QualificationHead;
};

export function AttributesForm({ head }: AttributesFormProps) {
  const { t } = useTranslation('overview');
  const lengthError = useLengthError();
  const { fields, isTyped, outcome, isBusy, change, submit } = useAttributes(head);
  const text = (field: 'name' | 'code' | 'cohort' | 'level') => ({
    label: t(`attributes.${field}`),
    error: lengthError(fields[field] ?? '', attributeLimits[field]),
    value: fields[field] ?? '',
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change({ [field]: event.currentTarget.value }),
  });
  return (
    <form onSubmit={submit} autoComplete="off" aria-label={t('attributes.title')}>
      <Stack maw="44rem">
        <TextInput {...text('name')} required withAsterisk={false} lang={fields.language} />
        <LanguageField
          value={fields.language}
          description={t('attributes.language-hint')}
          onChange={(language) => change({ language })}
        />
        <div className={classes.row}>
          <TextInput {...text('code')} description={t('attributes.code-hint')} />
          <TextInput {...text('cohort')} description={t('attributes.cohort-hint')} />
          <TextInput {...text('level')} description={t('attributes.level-hint')} />
        </div>
        <SameCodeNotice own={fields} />
        <Checkbox
          label={t('attributes.standard')}
          description={t('attributes.standard-hint')}
          checked={fields.isStandard}
          onChange={(event) => change({ isStandard: event.currentTarget.checked })}
        />
        {outcome && outcome !== 'saved' && <ProblemNotice problem={outcome} />}
        <Group>
          <Button type="submit" loading={isBusy}>
            {t('attributes.save')}
          </Button>
          <output>
            {outcome === 'saved' && !isTyped && <StatusMark tone="good">{t('attributes.saved')}</StatusMark>}
            {isTyped && !isBusy && <StatusMark tone="waiting">{t('attributes.unsaved')}</StatusMark>}
          </output>
        </Group>
      </Stack>
    </form>
  );
}
