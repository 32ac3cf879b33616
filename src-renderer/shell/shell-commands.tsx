/** The commands of the menu that every screen offers while somebody is signed in: go to a section, and lock. */
import { useNavigate } from '@tanstack/react-router';
import type { World } from '../../shared/kernel/world';
import { lockDevice } from '../actions/sign-in';
import { useQuerySource } from '../queries/query-source';
import { usePageCommand } from '../ui/page-view';
import { useAction } from '../ui/use-action';
import type { Writer } from '../writer/writer';

/** A disk that is slower keeps its changes waiting; the lock does not wait for it. */
const savingMayTakeMs = 1000;

/** Resolves when what was given so far is saved, or takes too long. */
const settled = ({ waiting }: Writer, world: World): Promise<void> =>
  new Promise((resolve) => {
    const isSaving = (): boolean => (waiting.get() ?? 0) > 0;
    const end = (): void => {
      forget();
      stop();
      resolve();
    };
    const forget = world.after(savingMayTakeMs, end);
    const stop = waiting.subscribe(() => {
      if (!isSaving()) end();
    });
    if (!isSaving()) end();
  });

/** Draws nothing. Locking waits until what was typed is recorded, still under the name of who typed it. */
export function ShellCommands() {
  const navigate = useNavigate();
  const { writer, world } = useQuerySource();
  const lock = useAction(lockDevice);
  usePageCommand('today', () => void navigate({ to: '/' }));
  usePageCommand('results', () => void navigate({ to: '/results' }));
  usePageCommand('sync', () => void navigate({ to: '/sync' }));
  usePageCommand('settings', () => void navigate({ to: '/settings' }));
  usePageCommand('lock', () => {
    // A field that loses the focus hands over what was typed, still in the name of who typed it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    void settled(writer, world).then(() => lock());
  });
  return null;
}
