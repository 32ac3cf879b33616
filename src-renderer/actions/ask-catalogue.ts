/** Asks the catalogue at the hub for programme codes (M61, M62); offline the request waits on this device. */
import type { CataloguePart, CatalogueRequest } from '../../shared/contract/catalogue-contract';
import { documentRecords } from '../../shared/records/all-records';
import type { Action } from './action';
import { requireRight } from './require-right';

type Asked = { readonly purpose: CatalogueRequest['purpose']; readonly parts: readonly CataloguePart[] };

/** Resolves when the request is on disk. */
export const askCatalogue: Action<Asked, { readonly requestId: string }> = async (deps, asked) => {
  const actor = await requireRight(deps, documentRecords.qualification);
  if (!actor.ok) return actor;
  return deps.host.catalogue.ask({ purpose: asked.purpose, parts: [...asked.parts] });
};
