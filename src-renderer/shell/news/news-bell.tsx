/**
 * What is new, behind a bell: a list with the way to each, and how many were not read. It never interrupts: nothing opens or speaks
 * by itself, and while somebody marks there is no more than a dot.
 */
import { IconBell } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Staff } from '../../../shared/records/staff';
import { useReadNews } from '../../ui/read-news';
import { useFormat } from '../../ui/use-format';
import { HeaderPopover } from '../header-popover';
import classes from './news-bell.module.css';
import { type ToldNews, useNews } from './use-news';

function NewsLine({ news, onOpen }: { readonly news: ToldNews; readonly onOpen: () => void }) {
  const { t } = useTranslation('news');
  const format = useFormat();
  const { kind, name, count, at, path, isNew } = news;
  return (
    <li>
      <Link to={path} className={classes.line} data-new={isNew} onClick={onOpen}>
        {isNew && <span className={classes.new}>{t('new')}</span>}
        <span className={classes.what}>{t(`kind.${kind}`, { name, count })}</span>
        <span className={classes.when}>{format.dayAndTime(at)}</span>
      </Link>
    </li>
  );
}

/** The bell, with a number where it may draw attention. */
function Face({ unread, isAtWork }: { readonly unread: number; readonly isAtWork: boolean }) {
  return (
    <span className={classes.bell}>
      <IconBell size={20} aria-hidden />
      {unread > 0 && isAtWork && <span className={classes.dot} />}
      {unread > 0 && !isAtWork && <span className={classes.count}>{unread > 99 ? '99+' : unread}</span>}
    </span>
  );
}

function NewsList({ news, onOpen }: { readonly news: readonly ToldNews[]; readonly onOpen: () => void }) {
  const { t } = useTranslation('news');
  return (
    <>
      <h2 className={classes.title}>{t('label')}</h2>
      {news.length === 0 && <p className={classes.none}>{t('none')}</p>}
      <ul className={classes.lines}>
        {news.map((one) => (
          <NewsLine key={one.key} news={one} onOpen={onOpen} />
        ))}
      </ul>
    </>
  );
}

/** What was in the list when it is closed has been read; so has what was there when somebody went to one of it. */
export function NewsBell({ actor, isAtWork }: { readonly actor: Staff; readonly isAtWork: boolean }) {
  const { t } = useTranslation('news');
  const news = useNews(actor);
  const noteRead = useReadNews((state) => state.noteRead);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  // Drawn while it is open only, and it goes with its screen.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const unread = news.filter(({ isNew }) => isNew).length;
  const readAll = (): void =>
    noteRead(
      actor.staffId,
      news.map(({ key }) => key),
    );
  return (
    <HeaderPopover
      label={unread === 0 ? t('label') : isAtWork ? t('label-dot') : t('label-new', { count: unread })}
      face={<Face unread={unread} isAtWork={isAtWork} />}
      className={classes.list}
      onToggled={(isOpen) => {
        setOpenAt(isOpen ? pathname : null);
        if (!isOpen) readAll();
      }}
    >
      {(close) =>
        openAt === pathname && (
          <NewsList
            news={news}
            onOpen={() => {
              readAll();
              setOpenAt(null);
              close();
            }}
          />
        )
      }
    </HeaderPopover>
  );
}
