/** What the hub's virus scanner found in a file, or in the small picture of it; null where nothing stands. Live. */
import { findFileWarning } from '../../shared/domain/files/find-file-warning';
import type { NamedFile } from '../../shared/values/named-file';
import { useRegister } from './use-documents';

export function useFileWarnings(): (file: NamedFile) => string | null {
  const register = useRegister('file-warning');
  return (file) => findFileWarning(file, (digest) => register?.byId.get(digest)?.document ?? null);
}
