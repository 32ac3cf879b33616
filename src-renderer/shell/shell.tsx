/**
 * The frame around all screens, and the gate before them: first the device joins an organisation, then the first data
 * comes in, then somebody says who works here. An exam screen gets the whole width; its menu opens on demand.
 */
import { VisuallyHidden } from '@mantine/core';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problem } from '../../shared/kernel/problem';
import type { CacheState } from '../cache/query-cache';
import { useActor } from '../queries/use-actor';
import { useCacheState } from '../queries/use-cache-state';
import { useDocuments } from '../queries/use-documents';
import { useHostState } from '../queries/use-host-state';
import { useTypedState } from '../queries/use-typed-shelf';
import { EnrolScreen } from '../screens/settings/enrol-screen';
import { SignInScreen } from '../screens/sign-in/sign-in-screen';
import { HintLabel } from '../ui/hint-label';
import { useOpenedFile } from '../ui/opened-file';
import { usePeopleAtDevice } from '../ui/people-at-device';
import { ProblemNotice } from '../ui/problem-notice';
import { TermsScope } from '../ui/terms-scope';
import { BuildingScreen } from './building-screen';
import { CatalogueNotice } from './catalogue-notice';
import { CertificateNotice } from './certificate-notice';
import { FetchingAhead } from './fetching-ahead';
import { guardTaps } from './guard-taps';
import { HandedOver } from './handed-over';
import { Header } from './header';
import { IdleLock } from './idle-lock';
import { keepFocus } from './keep-focus';
import { keepInView } from './keep-in-view';
import { Navigation } from './navigation';
import { ResultFolderFilling } from './result-folder-filling';
import { ScreenTerms } from './screen-terms';
import classes from './shell.module.css';
import { ShellCommands } from './shell-commands';
import { ShutOutScreen, useForgetWhenShutOut } from './shut-out-screen';
import { StorageNotices } from './storage-notices';
import { UnprovedNotice } from './unproved-notice';
import { UnreadNotice } from './unread-notice';
import { useFinishErasures } from './use-finish-erasures';
import { useMergeRefused } from './use-merge-refused';

/** The screens on which an assessment is made. */
const atWork = /^\/exam\/[^/]+\/(candidate|mark|review)\//;

/** A plain page without menu: before anybody works here. */
function Gate({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <Header actor={null} menu={null} />
      <main id="content" className={classes.gate}>
        <StorageNotices />
        <UnreadNotice />
        <UnprovedNotice />
        {children}
      </main>
    </>
  );
}

/** While an examiner works on: that the overview is not there now. */
function ViewNotice({ state }: { readonly state: CacheState }) {
  if (state.phase === 'ready') return null;
  return <ProblemNotice problem={problem(state.phase === 'failed' ? 'cache-unusable' : 'cache-building')} />;
}

/** Spoken only: what loads within a blink must not flash on the screen. */
function Loading() {
  const { t } = useTranslation('common');
  return <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>;
}

/** Around everything: what the centre calls things. */
export function Shell() {
  const organisation = useDocuments('organisation')?.[0]?.document;
  return (
    <TermsScope terms={organisation?.terms}>
      <ShellInTerms />
    </TermsScope>
  );
}

/**
 * The gates stand in this order because each needs the one before: data belong to an organisation, names to data. A view that
 * is gone or being built closes the gate for everybody but an examiner at work, whose exam needs the writer only.
 */
function ShellInTerms() {
  const { t } = useTranslation('shell');
  const profile = useHostState((host) => host.device.profile);
  const cacheState = useCacheState();
  const actor = useActor();
  const handedTo = profile?.handedTo ?? null;
  /** While a candidate has the device nothing is done in the name of whoever gave it. */
  const worker = handedTo === null ? actor : null;
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const [isMenuOpen, setMenuOpen] = useState(false);
  const isFileOpen = useOpenedFile(({ opened }) => opened !== null && opened.openedBy === null);
  const isExam = pathname.startsWith('/exam/');
  // An examiner at work needs the writer, not the view: what is known of the exam stays on the screen.
  const isAtWork = atWork.test(pathname) && worker;
  const isTypedRead = useTypedState(({ isRead }) => isRead);
  const noteWorker = usePeopleAtDevice((state) => state.noteWorker);
  useEffect(() => {
    if (actor) noteWorker(actor.staffId);
  }, [actor, noteWorker]);

  useEffect(() => {
    const close = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setMenuOpen(false);
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, []);

  useEffect(() => keepFocus(document, (work) => void requestAnimationFrame(work)), []);
  useEffect(() => keepInView(window, (work) => void requestAnimationFrame(work)), []);
  useEffect(() => guardTaps(document), []);

  useForgetWhenShutOut(profile?.isShutOut);
  useMergeRefused(worker);
  useFinishErasures(worker);

  if (profile?.isShutOut)
    return (
      <Gate>
        <ShutOutScreen profile={profile} />
      </Gate>
    );
  if (!profile || !cacheState) return <Loading />;
  if (cacheState.phase === 'failed' && !isAtWork)
    return (
      <Gate>
        <ProblemNotice problem={problem('cache-unusable')} onRetry={() => window.location.reload()} />
      </Gate>
    );
  // A file opened before anybody signed in can be looked at right away.
  if (pathname === '/file' && !actor && isFileOpen)
    return (
      <Gate>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </Gate>
    );
  if (!profile.organisationId)
    return (
      <Gate>
        <EnrolScreen />
      </Gate>
    );
  if (cacheState.phase !== 'ready' && !isAtWork)
    return (
      <Gate>
        <BuildingScreen state={cacheState} />
      </Gate>
    );
  // What somebody typed before the page went is there before the field it stood in.
  if (actor === undefined || (actor && !isTypedRead)) return <Loading />;
  if (actor === null)
    return (
      <Gate>
        <SignInScreen />
      </Gate>
    );
  if (handedTo !== null) return <HandedOver to={handedTo} by={actor.staffId} loading={<Loading />} />;

  return (
    <div className={classes.shell} data-menu={isMenuOpen ? 'open' : 'closed'} data-exam={isExam}>
      <button
        type="button"
        className={classes.skip}
        onClick={() => document.getElementById('content')?.focus()}
      >
        {t('skip')}
      </button>
      <ShellCommands />
      <IdleLock />
      <HintLabel />
      {!isAtWork && <ResultFolderFilling roles={actor.roles} />}
      {!isAtWork && <FetchingAhead staffId={actor.staffId} />}
      <Header
        actor={actor}
        menu={{ isOpen: isMenuOpen, toggle: () => setMenuOpen(!isMenuOpen) }}
        isAtWork={atWork.test(pathname)}
      />
      <div className={classes.body}>
        <aside id="navigation" className={classes.aside}>
          <Navigation roles={actor.roles} onGo={() => setMenuOpen(false)} />
        </aside>
        <main id="content" tabIndex={-1} className={classes.content}>
          <StorageNotices />
          <UnreadNotice />
          <UnprovedNotice />
          <CertificateNotice staffId={actor.staffId} />
          {!isAtWork && <CatalogueNotice roles={actor.roles} />}
          {isAtWork && <ViewNotice state={cacheState} />}
          <Suspense fallback={<Loading />}>
            <ScreenTerms>
              <Outlet />
            </ScreenTerms>
          </Suspense>
        </main>
      </div>
    </div>
  );
}
