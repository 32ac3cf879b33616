/** Which screen is shown: by the address, so that back, reload and a bookmark work. */
import { useSyncExternalStore } from 'react';
import { candidatePagePath } from '../shared/protocol/candidate-link';

export type Place = { readonly screen: string; readonly id: string };

const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};
window.addEventListener('popstate', tell);

export const addressOf = (screen: string, id = ''): string =>
  candidatePagePath + (id === '' ? screen : `${screen}/${id}`);

export function go(address: string): void {
  if (location.pathname !== address) history.pushState(null, '', address);
  tell();
  window.scrollTo(0, 0);
}

export function placeOf(pathname: string): Place {
  const [screen = '', id = ''] = pathname.slice(candidatePagePath.length).split('/');
  return { screen, id };
}

/** The address as it stands; a new one draws anew. */
export const usePathname = (): string =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => location.pathname,
  );
