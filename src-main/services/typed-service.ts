/** The contract `typed`: what is typed is kept and told as whoever works here, or has the device from them, and as nobody else. */
import type { ServiceOf } from '../../shared/contract/contract';
import type { TypistId, typedContract } from '../../shared/contract/typed-contract';
import { problem } from '../../shared/kernel/problem';
import { err } from '../../shared/kernel/result';
import type { HandedOver } from '../people/handed-over';
import type { SessionHolder } from '../people/session-holder';
import type { TypedTexts } from '../typed/typed-texts';

/** Asked at the moment of the call: a page may still speak of who was here before. */
export const createTypedService = (
  typed: Pick<TypedTexts, 'keep' | 'read'>,
  holder: Pick<SessionHolder, 'get'>,
  handedOver: Pick<HandedOver, 'get'>,
): ServiceOf<typeof typedContract> => {
  const isHere = (ownerId: TypistId): boolean => {
    const session = holder.get();
    return session !== null && (handedOver.get()?.participantId ?? session.staffId) === ownerId;
  };
  return {
    keep: async ({ ownerId, texts }) =>
      isHere(ownerId) ? typed.keep(ownerId, texts) : err(problem('device-locked')),
    read: async ({ ownerId }) => (isHere(ownerId) ? typed.read(ownerId) : err(problem('device-locked'))),
  };
};
