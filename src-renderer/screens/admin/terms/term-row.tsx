/** What one thing is called: one, several, and with which article. Cleared, it takes back the word it had by itself. */
import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../../shared/texts/languages';
import {
  genderSchema,
  isHeading,
  type Term,
  type TermThing,
  termLimit,
} from '../../../../shared/values/terms';
import { articlesIn } from '../../../ui/program-terms';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import classes from './terms-fields.module.css';

type TermRowProps = {
  readonly thing: TermThing;
  readonly language: Language;
  readonly term: Term;
  /** The word that counts without one of its own. */
  readonly standing: Term;
  readonly onChange: (term: Term) => void;
};

/** Reads out the word with each article, which says more than the name of a gender. */
function ArticleField({
  language,
  term,
  standing,
  onChange,
  label,
}: TermRowProps & { readonly label: string }) {
  const articles = articlesIn(language);
  if (articles.length < 2 || new Set(articles.map(({ article }) => article)).size < 2) return null;
  return (
    <NativeSelect
      label={label}
      lang={language}
      value={term.gender ?? standing.gender ?? ''}
      data={articles.map(({ gender, article }) => ({ value: gender, label: `${article} ${term.singular}` }))}
      onChange={(event) => {
        const gender = genderSchema.safeParse(event.currentTarget.value);
        if (gender.success) onChange({ ...term, gender: gender.data });
      }}
    />
  );
}

export function TermRow(props: TermRowProps) {
  const { thing, language, term, standing, onChange } = props;
  const { t } = useTranslation('terms');
  const lengthError = useLengthError();
  const first = useRef<HTMLInputElement>(null);
  const isChanged =
    term.singular !== standing.singular || term.plural !== standing.plural || term.gender !== standing.gender;
  const field = (part: 'singular' | 'plural', label: string) => (
    <TextInput
      ref={part === 'singular' ? first : undefined}
      label={label}
      lang={language}
      error={lengthError(term[part], termLimit)}
      value={term[part]}
      onChange={(event) => {
        const word = event.currentTarget.value;
        onChange(isHeading(thing) ? { ...term, singular: word, plural: word } : { ...term, [part]: word });
      }}
      onBlur={() => {
        // Never blank (M24): the word that it had by itself comes back.
        if (term[part].trim() === '') onChange({ ...term, [part]: standing[part] });
      }}
    />
  );
  return (
    <fieldset className={classes.row} data-heading={isHeading(thing) || undefined}>
      <legend className={classes.legend}>{t(`things.${thing}`)}</legend>
      {field('singular', t(isHeading(thing) ? 'heading' : 'singular'))}
      {!isHeading(thing) && field('plural', t('plural'))}
      {!isHeading(thing) && <ArticleField {...props} label={t('article')} />}
      <ActionIcon
        className={classes.reset}
        variant="subtle"
        size={44}
        aria-label={t('reset-of', { word: standing.singular })}
        title={t('reset')}
        data-hidden={!isChanged || undefined}
        disabled={!isChanged}
        onClick={() => {
          first.current?.focus();
          onChange(standing);
        }}
      >
        <IconArrowBackUp size={20} aria-hidden />
      </ActionIcon>
    </fieldset>
  );
}
