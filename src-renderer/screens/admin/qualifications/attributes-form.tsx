/**
 * The attributes of a qualification (M17 to M22). They are recorded at once, when they are saved; only those that were
 * changed here, so that somebody who changed another one meanwhile loses nothing. What is typed stays until then.
 */
import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { attributeLimits, attributesOf } from '../../../../shared/domain/qualification-attributes';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { changeAttributes } from '../../../actions/change-attributes';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useDocumentForm } from '../../../ui/typed-text/use-document-form';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useAction } from '../../../ui/use-action';
import classes from './attributes-form.module.css';
import { LanguageField } from './language-field';
import { SameCodeNotice } from './same-code-notice';

type AttributesFormProps = {
  /** As it is recorded now. */
  readonly head: QualificationHead;
};

export function AttributesForm({ head }: AttributesFormProps) {
  const { t } = useTranslation('overview');
  const lengthError = useLengthError();
  const { qualificationId } = head;
  const save = useAction(changeAttributes);
  const { fields, isTyped, outcome, isBusy, change, submit } = useDocumentForm(
    `attributes ${qualificationId}`,
    attributesOf(head),
    (attributes) => save({ qualificationId, attributes }),
  );
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
        <SameCodeNotice own={{ ...head, ...fields }} />
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
