/** Files while a candidate has the device: those of their own portfolio are read, and what they put here is noted as theirs. */
import type { bodiesContract } from '../../shared/contract/bodies-contract';
import type { ServiceOf } from '../../shared/contract/contract';
import type { ParticipantId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err } from '../../shared/kernel/result';
import type { AddedVersions } from '../follow/added-versions';
import type { HandedOver } from '../people/handed-over';

type BodiesService = ServiceOf<typeof bodiesContract>;

export function bodiesTheirsOnly(
  bodies: BodiesService,
  { get: handed, noteSaved }: Pick<HandedOver, 'get' | 'noteSaved'>,
  { isFileOf }: Pick<AddedVersions, 'isFileOf'>,
): BodiesService {
  /** By whom of the candidates: what staff began before the device went is not theirs where it ends later. */
  const begun = new Map<string, ParticipantId>();
  return {
    ...bodies,
    begin: async (asked) => {
      const to = handed();
      const answer = await bodies.begin(asked);
      if (to !== null && answer.ok) begun.set(answer.value.bodyId, to.participantId);
      return answer;
    },
    finish: async (asked) => {
      const to = handed();
      const finished = await bodies.finish(asked);
      if (!finished.ok) return finished;
      if (to !== null && begun.get(asked.bodyId) === to.participantId)
        await noteSaved(to, finished.value.digest);
      begun.delete(asked.bodyId);
      return finished;
    },
    abandon: (asked) => {
      begun.delete(asked.bodyId);
      return bodies.abandon(asked);
    },
    read: async (asked) => {
      const to = handed();
      const isTheirs = to === null || (await isFileOf(to.ids, asked.digest));
      return isTheirs ? bodies.read(asked) : err(problem('device-handed-over'));
    },
  };
}
