/**
 * Keeps with an answer of the catalogue which qualifications it differs from, by the version in which they were compared.
 * Without a comparison none: somebody has seen them, and is told again when the hub answers otherwise.
 */
import type { CatalogueRequest } from '../../shared/contract/catalogue-contract';
import type { Comparison } from '../import-desk/compared-editions';
import type { Action } from './action';

type Found = { readonly request: CatalogueRequest; readonly comparison: Comparison | null };

export const noteFoundEditions: Action<Found, unknown> = ({ host }, { request, comparison }) =>
  host.catalogue.noteFound({
    requestId: request.requestId,
    found: (comparison?.changed ?? []).map(({ qualification, versionDigest }) => ({
      qualificationId: qualification.qualificationId,
      versionDigest,
    })),
  });
