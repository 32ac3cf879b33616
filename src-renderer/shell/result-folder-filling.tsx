/** Lets the folder of results be filled while somebody works here who may; what fills it is loaded once a folder is chosen. */
import { lazy, Suspense } from 'react';
import { mayFillFolder } from '../../shared/domain/may-fill-folder';
import { useHostState } from '../queries/use-host-state';

const FillResultFolder = lazy(() =>
  import('../screens/admin/results/fill-result-folder').then((module) => ({
    default: module.FillResultFolder,
  })),
);

/** Asks for no exam and draws nothing. */
export function ResultFolderFilling({ roles }: { readonly roles: readonly string[] }) {
  const status = useHostState((host) => host.resultFolder.status);
  if (!status?.folder || !mayFillFolder(roles)) return null;
  return (
    <Suspense>
      <FillResultFolder folderId={status.folder.id} kinds={status.kinds.join(' ')} />
    </Suspense>
  );
}
