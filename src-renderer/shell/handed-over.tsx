/** The frame while a candidate has the device: a bar that leads nowhere, their portfolio, and the lock. */
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import type { ParticipantId, StaffId } from '../../shared/kernel/ids';
import { usePageCommand } from '../ui/page-view';
import { usePeopleAtDevice } from '../ui/people-at-device';
import { Header } from './header';
import { IdleLock } from './idle-lock';
import classes from './shell.module.css';
import { StorageNotices } from './storage-notices';
import { useLock } from './use-lock';

/** Not part of the first sight of a screen. */
const HandedOverScreen = lazy(async () => ({
  default: (await import('../screens/portfolio/handed-over-screen')).HandedOverScreen,
}));

type HandedOverProps = {
  readonly to: ParticipantId;
  /** Who gave it: the first to be asked for a PIN afterwards. */
  readonly by: StaffId;
  readonly loading: ReactNode;
};

/** The menu of the desktop offers the lock and nothing else; sleep and a while without a touch lock as ever. */
export function HandedOver({ to, by, loading }: HandedOverProps) {
  const lock = useLock();
  const noteWorker = usePeopleAtDevice((state) => state.noteWorker);
  useEffect(() => noteWorker(by), [by, noteWorker]);
  usePageCommand('lock', lock);
  return (
    <>
      <IdleLock />
      <Header actor={null} menu={null} isHandedOver />
      <main id="content" className={classes.handed}>
        <StorageNotices />
        <Suspense fallback={loading}>
          <HandedOverScreen key={to} participantId={to} onDone={lock} />
        </Suspense>
      </main>
    </>
  );
}
