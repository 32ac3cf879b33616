/** The contract `drafts`: for an administrator at work, and kept in the name of whoever works here. */
import type { ServiceOf } from '../../shared/contract/contract';
import type { draftsContract } from '../../shared/contract/drafts-contract';
import { mayWrite } from '../../shared/domain/rights';
import type { StaffId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { contentRecords } from '../../shared/records/all-records';
import type { Drafts } from '../drafts/drafts';
import type { SessionHolder } from '../people/session-holder';

const qualificationVersion = contentRecords['qualification-version'];

/**
 * @param belongsToCentre a device that does not has no people, and nobody whose right could be asked
 */
export function createDraftsService(
  drafts: Pick<Drafts, 'kept' | 'broken' | 'read' | 'keep' | 'discard' | 'setAside'>,
  holder: Pick<SessionHolder, 'get'>,
  belongsToCentre: () => boolean,
): ServiceOf<typeof draftsContract> {
  /** Asked at the moment of the call: a page may still speak of who was here before. */
  const whyNot = (ownerId?: StaffId): Problem | null => {
    const session = holder.get();
    if (!session) return belongsToCentre() ? problem('nobody-signed-in') : null;
    if (ownerId !== undefined && session.staffId !== ownerId) return problem('device-locked');
    return mayWrite(session.roles, qualificationVersion) ? null : problem('administrator-needed');
  };
  const ask = async <T>(call: () => Promise<Result<T>>, ownerId?: StaffId): Promise<Result<T>> => {
    const reason = whyNot(ownerId);
    return reason ? err(reason) : call();
  };
  return {
    kept: drafts.kept,
    broken: drafts.broken,
    read: ({ qualificationId }) => ask(() => drafts.read(qualificationId)),
    keep: ({ ownerId, change }) => ask(() => drafts.keep(ownerId, change), ownerId),
    discard: async ({ qualificationId, upon }) => {
      const gone = await ask(() => drafts.discard(qualificationId, upon));
      return gone.ok ? ok({}) : gone;
    },
    setAside: ({ qualificationId, isEarlierTaken }) =>
      ask(() => drafts.setAside(qualificationId, isEarlierTaken)),
  };
}
