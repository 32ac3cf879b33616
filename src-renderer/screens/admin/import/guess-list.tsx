/** Every reading of the file that was a guess, in the open: the source text, what was made of it, and why. */
import { Button, Text, Title } from '@mantine/core';
import { IconEyeCheck } from '@tabler/icons-react';
import { memo, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuessToShow } from '../../../../shared/domain/group-guesses';
import classes from './guess-list.module.css';
import { type Checked, guessesAtOnce } from './use-checked';

/** Nothing where the file was clear. The rest is asked for when somebody wants to see it. */
export function GuessList({ guesses }: Pick<Checked<never>, 'guesses'>) {
  const { t } = useTranslation('import');
  const titleId = useId();
  const { count, shown, showMore } = guesses;
  const rest = count - shown.length;
  if (count === 0 || shown.length === 0) return null;
  return (
    <section className={classes.box} aria-labelledby={titleId}>
      <Title order={3} id={titleId} className={classes.title}>
        <IconEyeCheck size={24} aria-hidden className={classes.icon} />
        {t('guesses.title', { count })}
      </Title>
      <Text className={classes.text}>{t('guesses.text')}</Text>
      <ul className={classes.list}>
        {shown.map((guess) => (
          <Guess key={guess.key} shown={guess} />
        ))}
      </ul>
      {rest > 0 && (
        <Button variant="default" onClick={showMore}>
          {t('guesses.more', { count: Math.min(rest, guessesAtOnce) })}
        </Button>
      )}
    </section>
  );
}

/** So many codes are named. */
const mostCodes = 4;

const Guess = memo(({ shown: { at, line, codes, guess, warnings } }: { readonly shown: GuessToShow }) => {
  const { t } = useTranslation('import');
  const named = codes.length > mostCodes ? [...codes.slice(0, mostCodes), '…'] : codes;
  const place = [named.join(', '), at, line > 0 && t('warnings.line', { line })];
  const reading = guess.reading.filter((text) => text !== '');
  return (
    <li className={classes.guess}>
      <Text className={classes.place}>{place.filter(Boolean).join(' · ')}</Text>
      <ul className={classes.reasons}>
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.about}`}>
            {t(`warning.${warning.code}`, { about: warning.about })}
          </li>
        ))}
      </ul>
      <dl className={classes.sides}>
        <div className={classes.side}>
          <dt>{t('guesses.source')}</dt>
          <dd className={classes.source}>{guess.source}</dd>
        </div>
        <div className={classes.side}>
          <dt>{t('guesses.reading')}</dt>
          <dd className={classes.reading}>
            {reading.length > 0 ? reading.join('\n') : <em>{t('guesses.none')}</em>}
          </dd>
        </div>
      </dl>
    </li>
  );
});
