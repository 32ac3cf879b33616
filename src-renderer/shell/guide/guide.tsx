/**
 * The way to the guide: a button in the header of every screen, and F1. It opens over the screen, at what the screen is about, and
 * closing it leaves everything as it was; opened again there, it is where one stopped reading.
 */
import { Modal } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Staff } from '../../../shared/records/staff';
import { useAskedGuide } from '../../ui/asked-guide';
import { usePageCommand } from '../../ui/page-view';
import { usePreferences } from '../../ui/preferences';
import classes from '../header-menu.module.css';
import { isAsked } from '../is-asked';
import { audienceOf } from './audience';
import { loadGuide } from './load-guide';
import { fromTheTop, type Reading } from './reading';
import { topicOf } from './topic-of';

const loadSheet = () => import('./guide-sheet');
type Sheet = Awaited<ReturnType<typeof loadSheet>>['GuideSheet'];

/** `Sheet` is null where the program did not answer; `asked`: what was asked for, and not what the screen is about. */
type Opened = { readonly Sheet: Sheet | null; readonly pathname: string; readonly asked: Reading | null };

const isGuideKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key === 'F1' && !ctrlKey && !metaKey && !altKey && !shiftKey;

/** Nobody is led anywhere: the answer to a question that was not asked is a screen that is in the way. */
function useOpening() {
  const language = usePreferences((state) => state.language);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const [opened, setOpened] = useState<Opened | null>(null);
  const before = useRef<Element | null>(null);
  const openAt = useCallback(
    (reading: Reading | null): void => {
      if (isAsked()) return;
      before.current = document.activeElement;
      const answered = (sheet: Sheet | null): void => {
        // While it was fetched, a dialog may have begun to ask something.
        if (!isAsked()) setOpened({ Sheet: sheet, pathname, asked: reading });
      };
      Promise.all([loadSheet(), loadGuide(language)]).then(
        ([{ GuideSheet }]) => answered(GuideSheet),
        () => answered(null),
      );
    },
    [language, pathname],
  );
  const open = useCallback((): void => openAt(null), [openAt]);
  usePageCommand('guide', open);
  const asked = useAskedGuide((state) => state.asked);
  useEffect(() => {
    if (!asked) return;
    useAskedGuide.setState({ asked: null });
    openAt({ ...asked, sought: '' });
  }, [asked, openAt]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!isGuideKey(event)) return;
      // The browser's own help would take the key.
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [open]);
  const close = (): void => {
    setOpened(null);
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  };
  return { opened, open, close };
}

/** @param roles of whoever works here; null before somebody signed in */
export function Guide({ roles }: { readonly roles: Staff['roles'] | null }) {
  const { t } = useTranslation(['shell', 'common']);
  const { opened, open, close } = useOpening();
  // Where one stopped, and on which screen; it goes when the device is locked.
  const left = useRef<{ readonly pathname: string; readonly reading: Reading } | null>(null);
  const start = (pathname: string): Reading => {
    if (left.current?.pathname === pathname) return left.current.reading;
    const place = roles ? topicOf(pathname, audienceOf(roles)) : { topic: 'begin', part: null };
    return place ? { ...place, sought: '' } : fromTheTop(null);
  };
  return (
    <>
      <button
        type="button"
        className={classes.button}
        aria-label={t('guide.open')}
        title={t('guide.open')}
        aria-keyshortcuts="F1"
        onClick={open}
      >
        <IconHelp size={20} aria-hidden />
      </button>
      {opened?.Sheet && (
        <opened.Sheet
          roles={roles}
          start={opened.asked ?? start(opened.pathname)}
          onClose={(reading) => {
            left.current = { pathname: opened.pathname, reading };
            close();
          }}
        />
      )}
      {opened?.Sheet === null && (
        <Modal
          opened
          onClose={close}
          title={t('no-host.title')}
          closeButtonProps={{ 'aria-label': t('common:close') }}
        >
          {t('no-host.text')}
        </Modal>
      )}
    </>
  );
}
