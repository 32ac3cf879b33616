/** Codes and cohort in a free field (M61, M62), and what became of earlier requests. */
import { Button, Text, Textarea, TextInput } from '@mantine/core';
import { IconCloudSearch } from '@tabler/icons-react';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cohortOfDay, parseCohort } from '../../../../shared/domain/cohort';
import { parseCreboList } from '../../../../shared/formats/crebo-list';
import { type Problem, problem } from '../../../../shared/kernel/problem';
import { askCatalogue } from '../../../actions/ask-catalogue';
import { useWorld } from '../../../queries/query-source';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { useAction } from '../../../ui/use-action';
import { SettingGroup } from '../../settings/setting-group';
import codesClasses from '../import/codes-step.module.css';
import classes from './catalogue.module.css';
import { RequestList } from './request-list';

/** The cohort of a school year that begins in this one (M63), as it is proposed. */
const cohortOn = (day: Date): string => cohortOfDay(day.getFullYear(), day.getMonth() + 1).text;

function useAskForm() {
  const world = useWorld();
  const ask = useAction(askCatalogue);
  const [codesText, setCodesText] = useTypedForm('catalogue codes', () => '');
  const [cohortText, setCohortText] = useTypedForm('catalogue cohort', () => cohortOn(world.now()));
  const [failure, setFailure] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [hasAsked, setAsked] = useState(false);
  const list = useMemo(() => parseCreboList(codesText), [codesText]);
  const submit = async (): Promise<void> => {
    const cohort = parseCohort(cohortText);
    const [malformed] = list.malformed;
    if (list.codes.length === 0)
      return setFailure(
        malformed ? problem('crebo-malformed', { text: malformed }) : problem('crebo-list-empty'),
      );
    if (!cohort.ok) return setFailure(cohort.problem);
    setFailure(null);
    setBusy(true);
    const part = { codes: [...list.codes], cohortYear: cohort.value?.year ?? null };
    const asked = await ask({ purpose: 'import', parts: [part] });
    setBusy(false);
    if (!asked.ok) return setFailure(asked.problem);
    setAsked(true);
    setCodesText('');
  };
  return { codesText, setCodesText, cohortText, setCohortText, list, failure, isBusy, hasAsked, submit };
}

export function AskCodes() {
  const { t } = useTranslation(['catalogue', 'import']);
  const form = useAskForm();
  const { list, failure } = form;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <SettingGroup title={t('ask.title')}>
      <Text>{t('ask.text')}</Text>
      {failure && <ProblemNotice problem={failure} />}
      <form className={classes.form} onSubmit={submit} noValidate>
        <div>
          <Textarea
            label={t('import:codes.label')}
            description={t('import:codes.help')}
            error={failure?.code.startsWith('crebo-') ?? false}
            value={form.codesText}
            onChange={(event) => form.setCodesText(event.currentTarget.value)}
            autosize
            minRows={2}
            maxRows={12}
            spellCheck={false}
            autoComplete="off"
            classNames={{ input: codesClasses.codesInput ?? '' }}
          />
          <output className={codesClasses.count}>
            {list.codes.length > 0 && <span>{t('import:codes.count', { count: list.codes.length })}</span>}
            {list.malformed.length > 0 && (
              <span className={codesClasses.malformed}>
                {t('import:codes.malformed', { codes: list.malformed.join(', ') })}
              </span>
            )}
          </output>
        </div>
        <TextInput
          label={t('import:codes.cohort')}
          description={t('import:codes.cohort-help')}
          error={failure?.code === 'cohort-malformed'}
          value={form.cohortText}
          onChange={(event) => form.setCohortText(event.currentTarget.value)}
          autoComplete="off"
        />
        <div className={classes.submit}>
          <Button type="submit" loading={form.isBusy} leftSection={<IconCloudSearch size={20} aria-hidden />}>
            {t('ask.button')}
          </Button>
        </div>
      </form>
      <RequestList hasAsked={form.hasAsked} />
    </SettingGroup>
  );
}
