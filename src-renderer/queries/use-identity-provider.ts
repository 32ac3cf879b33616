/** The identity provider of the centre. */
import type { IdentityProvider } from '../../shared/values/identity-provider';
import { useDocuments } from './use-documents';

/** Null where there is none; `undefined` while loading. */
export function useIdentityProvider(): IdentityProvider | null | undefined {
  const [stored] = useDocuments('organisation') ?? [undefined];
  return stored === undefined ? stored : (stored.document.identityProvider ?? null);
}
