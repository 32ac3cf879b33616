/** The qualification files in the catalogue at the hub: looked at, and one taken out. */
import type { CatalogueFile } from '../../shared/protocol/catalogue-api';
import type { Action } from './action';

export type { CatalogueFile };

type Listed = { readonly files: readonly CatalogueFile[] };

export const listCatalogueFiles: Action<null, Listed> = ({ host }) => host.catalogue.files({});

/** What an older file says of the same dossiers counts again. */
export const removeCatalogueFile: Action<{ readonly fileId: string }, Listed> = ({ host }, { fileId }) =>
  host.catalogue.removeFile({ fileId });
