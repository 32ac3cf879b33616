/**
 * The guide over the right side of the screen: a search, the list of topics, and one topic at a time. Escape closes it and gives
 * the focus back; what is behind it stays as it is, and gets no key meanwhile.
 */
import { Button, Drawer, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Staff } from '../../../shared/records/staff';
import { FoundParts } from './found-parts';
import classes from './guide.module.css';
import { fromTheTop, type Reading } from './reading';
import { TopicList } from './topic-list';
import { TopicPage } from './topic-page';
import { topicsFor } from './topics';

type GuideSheetProps = {
  readonly roles: Staff['roles'] | null;
  readonly start: Reading;
  /** `reading` is where one stopped. */
  readonly onClose: (reading: Reading) => void;
};

/** Where one stopped is handed back when it closes: who looks from guide to screen and back goes on reading. */
export function GuideSheet({ roles, start, onClose }: GuideSheetProps) {
  const { t } = useTranslation(['guide', 'common']);
  const [reading, read] = useState(start);
  const sought = useDeferredValue(reading.sought);
  const topics = topicsFor(roles);
  const topic = topics.find(({ key }) => key === reading.topic);
  const isSearching = sought.trim() !== '';
  const close = (): void => onClose(reading);

  return (
    <Drawer
      opened
      // A heading has the focus before it is looked who had it; the guide gives it back itself.
      returnFocus={false}
      position="right"
      size="min(46rem, 100vw)"
      transitionProps={{ duration: 0 }}
      onClose={close}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      classNames={{ body: classes.body, header: classes.header, title: classes.name }}
    >
      <div className={classes.page}>
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('hint')}
          size="md"
          spellCheck={false}
          data-autofocus={start.sought === '' ? undefined : true}
          value={reading.sought}
          onChange={(event) => read({ ...reading, sought: event.currentTarget.value })}
        />
        {isSearching && <FoundParts topics={topics} sought={sought} onRead={read} />}
        {!isSearching && topic && (
          <>
            <Button
              variant="subtle"
              className={classes.all}
              leftSection={<IconArrowLeft size={18} aria-hidden />}
              onClick={() => read(fromTheTop(null))}
            >
              {t('all')}
            </Button>
            <TopicPage
              key={topic.key}
              topic={topic}
              topics={topics}
              part={reading.part}
              canGo={roles !== null}
              onRead={(key) => read(fromTheTop(key))}
              onGo={close}
            />
          </>
        )}
        {!isSearching && !topic && <TopicList topics={topics} onRead={(key) => read(fromTheTop(key))} />}
      </div>
    </Drawer>
  );
}
