/** What the search of the guide found: parts of topics, each with the line that says it. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findInGuide } from './find-in-guide';
import classes from './guide.module.css';
import type { Reading } from './reading';
import type { Topic } from './topics';

type FoundPartsProps = {
  readonly topics: readonly Topic[];
  readonly sought: string;
  readonly onRead: (reading: Reading) => void;
};

function useEntries(topics: readonly Topic[]) {
  const { t } = useTranslation('guide');
  return useMemo(
    () =>
      topics.flatMap(({ key, parts }) =>
        parts.map((part) => ({
          topic: key,
          topicTitle: t(`topic.${key}.title`),
          part,
          title: t(`topic.${key}.part.${part}.title`),
          text: t(`topic.${key}.part.${part}.text`),
          words: t(`topic.${key}.words`),
        })),
      ),
    [topics, t],
  );
}

/** How many were found is said aloud, because the list below changes with every key. */
export function FoundParts({ topics, sought, onRead }: FoundPartsProps) {
  const { t } = useTranslation('guide');
  const found = findInGuide(useEntries(topics), sought);
  return (
    <>
      <p role="status" className={classes.count}>
        {found.length === 0 ? t('none') : t('found', { count: found.length })}
      </p>
      <ul className={classes.list} aria-label={t('found-list')}>
        {found.map(({ topic, topicTitle, part, title, line }) => (
          <li key={`${topic} ${part}`}>
            <button
              type="button"
              className={classes.line}
              onClick={() => onRead({ topic, part, sought: '' })}
            >
              <span className={classes.what}>{title}</span>
              <span className={classes.about}>{topicTitle}</span>
              <span className={classes.said}>{line}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
