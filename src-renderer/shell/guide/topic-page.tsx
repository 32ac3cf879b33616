/** One topic of the guide: what it is about, a picture, its parts, the way to its screen, and what to read next. */
import { Button } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './guide.module.css';
import { GuideText } from './guide-text';
import { pictureOf } from './load-guide';
import type { Topic } from './topics';
import { useBegin } from './use-begin';

type TopicPageProps = {
  readonly topic: Topic;
  /** Where to begin; null: from the top. */
  readonly part: string | null;
  /** All that whoever reads may read. */
  readonly topics: readonly Topic[];
  /** Whether somebody works here: before that no screen can be opened. */
  readonly canGo: boolean;
  readonly onRead: (topic: string) => void;
  /** Before a screen is opened from here. */
  readonly onGo: () => void;
};

function Picture({ topic }: { readonly topic: string }) {
  const { t, i18n } = useTranslation('guide');
  const address = pictureOf(topic, i18n.language);
  if (!address) return null;
  return <img src={address} alt={t(`topic.${topic}.picture`)} className={classes.picture} />;
}

/** What else there is to read, and the screen itself unless one is there. */
function Onwards({ topic, topics, canGo, onRead, onGo }: TopicPageProps) {
  const { t } = useTranslation('guide');
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const also = topic.also.filter((key) => topics.some((one) => one.key === key));
  return (
    <footer className={classes.onwards}>
      {topic.screen && topic.screen !== pathname && canGo && (
        <Button renderRoot={(props) => <Link to={topic.screen ?? '/'} onClick={onGo} {...props} />}>
          {t('to-screen')}
        </Button>
      )}
      <p className={classes.also}>{t('also')}</p>
      {also.map((key) => (
        <Button key={key} variant="default" onClick={() => onRead(key)}>
          {t(`topic.${key}.title`)}
        </Button>
      ))}
    </footer>
  );
}

/** The focus goes to the part that was asked for, or to the head of the topic. */
export function TopicPage(props: TopicPageProps) {
  const { t } = useTranslation('guide');
  const { key, parts } = props.topic;
  const id = useId();
  const begin = useBegin();
  const at = (part: string | null) =>
    part === props.part ? { ref: begin, 'data-autofocus': true, tabIndex: -1 } : {};
  return (
    <article className={classes.topic} aria-labelledby={id}>
      <h2 id={id} {...at(null)} className={classes.title}>
        {t(`topic.${key}.title`)}
      </h2>
      <p>{t(`topic.${key}.about`)}</p>
      <Picture topic={key} />
      {parts.map((part) => (
        <section key={part}>
          <h3 {...at(part)} className={classes.part}>
            {t(`topic.${key}.part.${part}.title`)}
          </h3>
          <GuideText text={t(`topic.${key}.part.${part}.text`)} />
        </section>
      ))}
      <Onwards {...props} />
    </article>
  );
}
