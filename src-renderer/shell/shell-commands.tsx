/** The commands of the menu that every screen offers while somebody is signed in: go to a section, and lock. */
import { useNavigate } from '@tanstack/react-router';
import { signIn } from '../actions/sign-in';
import { usePendingChanges } from '../screens/exam/pending-changes';
import { usePageCommand } from '../ui/page-view';
import { useAction } from '../ui/use-action';

/** A disk that is slower keeps its changes waiting; the lock does not wait for it. */
const savingMayTakeMs = 1000;

const isSaving = (): boolean =>
  usePendingChanges.getState().changes.some(({ state }) => state === 'saving' || state === 'slow');

/** Resolves when what was given so far is saved, or takes too long. */
const settled = (): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(end, savingMayTakeMs);
    const stop = usePendingChanges.subscribe(() => {
      if (!isSaving()) end();
    });
    if (!isSaving()) end();
  });

export function ShellCommands() {
  const navigate = useNavigate();
  const signOut = useAction(signIn);
  usePageCommand('today', () => void navigate({ to: '/' }));
  usePageCommand('results', () => void navigate({ to: '/results' }));
  usePageCommand('sync', () => void navigate({ to: '/sync' }));
  usePageCommand('settings', () => void navigate({ to: '/settings' }));
  usePageCommand('lock', () => {
    // A field that loses the focus hands over what was typed, still in the name of who typed it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    void settled().then(() => signOut(null));
  });
  return null;
}
