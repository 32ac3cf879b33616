/** Puts a qualification in the archive and brings it back, or takes back one with which nothing was done. */
import { countUses } from '../../shared/domain/count-uses';
import {
  decideArchive,
  decideBringBack,
  decidePutBack,
  decideRemove,
  noUse,
} from '../../shared/domain/qualification-end';
import type { QualificationId } from '../../shared/kernel/ids';
import type { Result } from '../../shared/kernel/result';
import type { ActionDeps } from './action';
import { changeQualification } from './change-qualification';

type Chosen = { readonly qualificationId: QualificationId };

/** Planned exams and links of participants stay as they are. */
export const archiveQualification = (deps: ActionDeps, { qualificationId }: Chosen): Promise<Result<null>> =>
  changeQualification(deps, qualificationId, decideArchive);

/** It comes back inactive. */
export const bringBackQualification = (
  deps: ActionDeps,
  { qualificationId }: Chosen,
): Promise<Result<null>> => changeQualification(deps, qualificationId, decideBringBack);

/** Refused when anything is bound to it, as this device knows it. */
export const removeQualification = (deps: ActionDeps, { qualificationId }: Chosen): Promise<Result<null>> =>
  changeQualification(deps, qualificationId, async (head) => {
    const [participations, exams] = await Promise.all([
      deps.cache.documents('participation'),
      deps.cache.documents('exam'),
    ]);
    const uses = countUses({
      participations: participations.map(({ document }) => document),
      exams: exams.map(({ document }) => document),
      now: deps.world.now(),
    });
    return decideRemove(head, uses.get(qualificationId) ?? noUse);
  });

/** It stands where it stood before it was removed. */
export const putBackQualification = (deps: ActionDeps, { qualificationId }: Chosen): Promise<Result<null>> =>
  changeQualification(deps, qualificationId, decidePutBack);
