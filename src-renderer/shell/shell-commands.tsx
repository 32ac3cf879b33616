/** The commands of the menu that every screen offers while somebody is signed in: go to a section, and lock. */
import { useNavigate } from '@tanstack/react-router';
import { usePageCommand } from '../ui/page-view';
import { useLock } from './use-lock';

/** Draws nothing. Locking waits until what was typed is recorded, still under the name of who typed it. */
export function ShellCommands() {
  const navigate = useNavigate();
  const lock = useLock();
  usePageCommand('today', () => void navigate({ to: '/' }));
  usePageCommand('results', () => void navigate({ to: '/results' }));
  usePageCommand('sync', () => void navigate({ to: '/sync' }));
  usePageCommand('settings', () => void navigate({ to: '/settings' }));
  usePageCommand('lock', lock);
  return null;
}
