/** Every word of one language, with an example of each place beside it. Filled in from the beginning (M24). */
import { Button, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeTerms, type TermsChange, termsWith } from '../../../../shared/domain/terms';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Result } from '../../../../shared/kernel/result';
import { type Language, languages } from '../../../../shared/texts/languages';
import {
  isOfCentre,
  type Term,
  type Terms,
  type TermThing,
  termThings,
} from '../../../../shared/values/terms';
import { ProblemNotice } from '../../../ui/problem-notice';
import { programTerms } from '../../../ui/program-terms';
import { StatusMark } from '../../../ui/status-mark';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { Choice } from '../../settings/choice';
import { TermRow } from './term-row';
import classes from './terms-fields.module.css';
import { TermsPreview } from './terms-preview';

type TermsFieldsProps = {
  /** Whose words they are: an id. */
  readonly name: string;
  readonly own: Terms | undefined;
  /** The words around it: those of the centre; absent where there are none. */
  readonly around: Terms | undefined;
  readonly firstLanguage: Language;
  readonly onSave: (change: TermsChange) => Promise<Result<unknown>>;
};

const emptyTerm: Term = { singular: '', plural: '' };

export function TermsFields({ name, own, around, firstLanguage, onSave }: TermsFieldsProps) {
  const { t } = useTranslation('terms');
  const standing = useMemo(() => mergeTerms(programTerms, around ?? {}), [around]);
  // Only what somebody touched: what the centre or a colleague changes meanwhile is not taken for one's own.
  const [typed, setTyped] = useTypedForm<Terms>(`terms ${name}`, () => ({}));
  const recorded = useMemo(() => mergeTerms(standing, own ?? {}), [standing, own]);
  const things = termThings.filter((thing) => around === undefined || !isOfCentre(thing));
  const [language, setLanguage] = useState(firstLanguage);
  const [outcome, setOutcome] = useState<Problem | 'saved' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const change = (thing: TermThing, term: Term): void => {
    setTyped((now) => ({ ...now, [thing]: { ...now[thing], [language]: term } }));
    setOutcome(null);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    // In the editor it may stand inside another form, which is not meant.
    event.stopPropagation();
    if (isBusy) return;
    setBusy(true);
    const saved = await onSave({ typed, standing });
    setBusy(false);
    setOutcome(saved.ok ? 'saved' : saved.problem);
  };
  return (
    <form onSubmit={submit} autoComplete="off" className={classes.form}>
      <Stack gap="sm">
        <Text>{t(around ? 'explain' : 'explain-centre')}</Text>
        <Choice
          label={t('language')}
          value={language}
          options={languages.map(({ code, name: said }) => ({ value: code, label: said, lang: code }))}
          onChange={setLanguage}
        />
        <div className={classes.desk}>
          <div>
            {things.map((thing) => (
              <TermRow
                key={`${thing} ${language}`}
                thing={thing}
                language={language}
                term={typed[thing]?.[language] ?? recorded[thing]?.[language] ?? emptyTerm}
                standing={standing[thing]?.[language] ?? emptyTerm}
                onChange={(term) => change(thing, term)}
              />
            ))}
          </div>
          <TermsPreview terms={termsWith(own ?? {}, { typed, standing })} language={language} />
        </div>
        {outcome && outcome !== 'saved' && <ProblemNotice problem={outcome} />}
        <Group>
          <Button type="submit" loading={isBusy}>
            {t('save')}
          </Button>
          <div role="status">{outcome === 'saved' && <StatusMark tone="good">{t('saved')}</StatusMark>}</div>
        </Group>
      </Stack>
    </form>
  );
}
