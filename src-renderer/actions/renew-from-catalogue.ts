/**
 * Makes new versions of qualifications from the newest edition in the catalogue, in one append: all or none. Decided anew
 * at the desk upon what the device holds at this moment. Planned exams stay on the version that they were planned with.
 */
import type { CatalogueRequest } from '../../shared/contract/catalogue-contract';
import type { QualificationId } from '../../shared/kernel/ids';
import type { Result } from '../../shared/kernel/result';
import type { ImportDesk } from '../import-desk/open-desk';
import type { ActionDeps } from './action';
import { type Imported, importNow } from './import-now';

export type Renewal = {
  /** On which the answer lies. */
  readonly desk: ImportDesk;
  readonly request: Pick<CatalogueRequest, 'parts'>;
  readonly qualificationIds: ReadonlySet<QualificationId>;
  /** Stands in the list of versions. */
  readonly note: string;
};

/** How many got a new version, and which import that was. */
export const renewFromCatalogue = (
  deps: ActionDeps,
  { desk, request, qualificationIds, note }: Renewal,
): Promise<Result<Imported>> =>
  importNow(deps, {
    ...{ desk, note, left: new Set<string>() },
    question: { kind: 'editions', parts: request.parts, chosen: qualificationIds },
  });
