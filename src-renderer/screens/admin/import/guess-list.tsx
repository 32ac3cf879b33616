/** Every reading of the file that was a guess, in the open: the source text, what was made of it, and why. */
import { Button, Text, Title } from '@mantine/core';
import { IconEyeCheck } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './guess-list.module.css';
import { type Guesses, type GuessToShow, groupGuesses } from './guesses';

const pageSize = 20;

/** Nothing where the file was clear. */
export function GuessList({ guesses: found }: { readonly guesses: Guesses }) {
  const { t } = useTranslation('import');
  const [shown, setShown] = useState(pageSize);
  const titleId = useId();
  const guesses = groupGuesses(found);
  const rest = guesses.length - shown;
  if (guesses.length === 0) return null;
  return (
    <section className={classes.box} aria-labelledby={titleId}>
      <Title order={3} id={titleId} className={classes.title}>
        <IconEyeCheck size={24} aria-hidden className={classes.icon} />
        {t('guesses.title', { count: guesses.length })}
      </Title>
      <Text className={classes.text}>{t('guesses.text')}</Text>
      <ul className={classes.list}>
        {guesses.slice(0, shown).map((guess) => (
          <Guess key={guess.key} shown={guess} />
        ))}
      </ul>
      {rest > 0 && (
        <Button variant="default" onClick={() => setShown(shown + pageSize)}>
          {t('guesses.more', { count: Math.min(rest, pageSize) })}
        </Button>
      )}
    </section>
  );
}

/** So many codes are named. */
const mostCodes = 4;

function Guess({ shown: { at, line, codes, guess, warnings } }: { readonly shown: GuessToShow }) {
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
}
