/** Lays the answer to a request to the catalogue on a desk of imports, dossier by dossier, as if it had been read from a file. */
import type { CatalogueRequest } from '../../shared/contract/catalogue-contract';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { FileSummary } from '../import-desk/desk-contract';
import type { ImportDesk } from '../import-desk/open-desk';
import type { ActionDeps } from './action';

type ToLay = Pick<CatalogueRequest, 'dossierIds'> & { readonly desk: ImportDesk };

/** With a rest between two: the page stays alive. */
export async function layAnswer(
  { host, world }: ActionDeps,
  { desk, dossierIds }: ToLay,
): Promise<Result<Extract<FileSummary, { readonly kind: 'sbb' }>>> {
  // An answer without a dossier says that nothing was found, code by code.
  let laid = await desk.take({
    readout: { kind: 'sbb', readout: { files: [], warnings: [] } },
    isMore: false,
  });
  for (const dossierId of dossierIds) {
    const part = await host.catalogue.dossier({ dossierId });
    if (!part.ok) return part;
    laid = await desk.take({ readout: { kind: 'sbb', readout: part.value.readout }, isMore: true });
    if (!laid.ok) return laid;
    await world.pause(0);
  }
  if (!laid.ok) return laid;
  return laid.value.kind === 'sbb' ? ok(laid.value) : err(problem('request-missing'));
}
