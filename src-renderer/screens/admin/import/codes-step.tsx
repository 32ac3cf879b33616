/** Second step (M61, M62): which crebo codes, for which cohort. All codes of the file can be filled in at once. */
import { Button, Text, Textarea, TextInput } from '@mantine/core';
import { IconArrowRight, IconFileCheck, IconListNumbers } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './codes-step.module.css';
import { StepHeading } from './step-heading';
import type { Import, ReadFile } from './use-import';

/** What was found in the file, before anything is chosen from it. */
function FileSummary({ file, onOther }: { readonly file: ReadFile; readonly onOther: () => void }) {
  const { t } = useTranslation('import');
  const { files, codes, warnings } = file.summary;
  const parts = [
    t('summary.files', { count: files }),
    t('summary.codes', { count: codes.length }),
    ...(warnings > 0 ? [t('summary.warnings', { count: warnings })] : []),
  ];
  return (
    <div className={classes.summary}>
      <IconFileCheck size={28} aria-hidden className={classes.icon} />
      <div className={classes.summaryText}>
        <Text fw={600}>{t('summary.read', { name: file.name })}</Text>
        <Text c="dimmed">{parts.join(' · ')}</Text>
      </div>
      <Button variant="default" onClick={onOther}>
        {t('summary.other-file')}
      </Button>
    </div>
  );
}

/**
 * What is not a code is named while typing and holds up nothing as long as one is: lists are pasted with their
 * headings.
 */
export function CodesStep({ course, file }: { readonly course: Import; readonly file: ReadFile }) {
  const { t } = useTranslation('import');
  const { list, failure } = course;
  const all = file.summary.codes;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    course.check();
  };
  return (
    <section>
      <form className={classes.form} onSubmit={submit} noValidate>
        <StepHeading takesFocus>{t('codes.title')}</StepHeading>
        <FileSummary file={file} onOther={() => course.go('file')} />
        <div className={classes.codes}>
          <Textarea
            label={t('codes.label')}
            description={t('codes.help')}
            error={failure?.code.startsWith('crebo-') ?? false}
            value={course.codesText}
            onChange={(event) => course.setCodesText(event.currentTarget.value)}
            autosize
            minRows={3}
            maxRows={12}
            spellCheck={false}
            autoComplete="off"
            classNames={{ input: classes.codesInput ?? '' }}
          />
          <output className={classes.count}>
            {list.codes.length > 0 && <span>{t('codes.count', { count: list.codes.length })}</span>}
            {list.malformed.length > 0 && (
              <span className={classes.malformed}>
                {t('codes.malformed', { codes: list.malformed.join(', ') })}
              </span>
            )}
          </output>
          <Button
            variant="default"
            className={classes.all}
            leftSection={<IconListNumbers size={20} aria-hidden />}
            onClick={() => course.setCodesText(all.join(', '))}
          >
            {t('codes.all', { count: all.length })}
          </Button>
        </div>
        <TextInput
          className={classes.cohort}
          label={t('codes.cohort')}
          description={t('codes.cohort-help')}
          error={failure?.code === 'cohort-malformed'}
          value={course.cohortText}
          onChange={(event) => course.setCohortText(event.currentTarget.value)}
          autoComplete="off"
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={() => course.go('file')}>
            {t('previous')}
          </Button>
          <Button type="submit" rightSection={<IconArrowRight size={20} aria-hidden />}>
            {t('codes.next')}
          </Button>
        </div>
      </form>
    </section>
  );
}
