/** The answer to a request to the catalogue, as if its dossiers had been read from one file. */
import type { CatalogueRequest } from '../../shared/contract/catalogue-contract';
import type {
  FileWarning,
  QualificationFile,
  QualificationFileReadout,
} from '../../shared/domain/qualification-file';
import { ok } from '../../shared/kernel/result';
import type { Action } from './action';

/** Dossier by dossier, with a rest between two: the page stays alive. */
export const loadAnswer: Action<Pick<CatalogueRequest, 'dossierIds'>, QualificationFileReadout> = async (
  { host, world },
  { dossierIds },
) => {
  const files: QualificationFile[] = [];
  const warnings: FileWarning[] = [];
  for (const dossierId of dossierIds) {
    const part = await host.catalogue.dossier({ dossierId });
    if (!part.ok) return part;
    files.push(...part.value.readout.files);
    warnings.push(...part.value.readout.warnings);
    await world.pause(0);
  }
  return ok({ files, warnings });
};
