/** What may be read while a candidate has the device: the files of their own portfolio. */
import type { bodiesContract } from '../../shared/contract/bodies-contract';
import type { ServiceOf } from '../../shared/contract/contract';
import { problem } from '../../shared/kernel/problem';
import { err } from '../../shared/kernel/result';
import type { AddedVersions } from '../follow/added-versions';
import type { Handed } from '../people/handed-over';

type BodiesService = ServiceOf<typeof bodiesContract>;

export const readTheirsOnly = (
  bodies: BodiesService,
  handed: () => Handed | null,
  { isFileOf }: Pick<AddedVersions, 'isFileOf'>,
): BodiesService => ({
  ...bodies,
  read: async (asked) => {
    const to = handed();
    const isTheirs = to === null || (await isFileOf(to.ids, asked.digest));
    return isTheirs ? bodies.read(asked) : err(problem('device-handed-over'));
  },
});
