/** All topics of the guide, by what one does there. */
import { useTranslation } from 'react-i18next';
import classes from './guide.module.css';
import { type Topic, topicGroups } from './topics';
import { useBegin } from './use-begin';

type TopicListProps = {
  readonly topics: readonly Topic[];
  readonly onRead: (topic: string) => void;
};

export function TopicList({ topics, onRead }: TopicListProps) {
  const { t } = useTranslation('guide');
  const heading = useBegin();
  const groups = topicGroups
    .map((group) => ({ group, own: topics.filter((topic) => topic.group === group) }))
    .filter(({ own }) => own.length > 0);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} data-autofocus className={classes.title}>
        {t('topics')}
      </h2>
      {groups.map(({ group, own }) => (
        <section key={group}>
          <h3 className={classes.group}>{t(`group.${group}`)}</h3>
          <ul className={classes.list}>
            {own.map(({ key }) => (
              <li key={key}>
                <button type="button" className={classes.line} onClick={() => onRead(key)}>
                  <span className={classes.what}>{t(`topic.${key}.title`)}</span>
                  <span className={classes.about}>{t(`topic.${key}.about`)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
