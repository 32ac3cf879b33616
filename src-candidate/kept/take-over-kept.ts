/**
 * What waits on this phone for somebody whom the centre knew by two numbers, and now by one: it goes on under the id that is left.
 * Without it nobody would ever find it again.
 */
import type { ParticipantId } from '../../shared/kernel/ids';
import { keepFile, listKeptFiles } from './kept-files';
import { takeOverTyped } from './kept-typed';

/** @param formerIds by which the hub says that this very person was known */
export async function takeOverKept(
  formerIds: readonly string[],
  participantId: ParticipantId,
): Promise<void> {
  for (const formerId of formerIds) {
    takeOverTyped(formerId, participantId);
    for (const file of await listKeptFiles(formerId)) await keepFile({ ...file, participantId });
  }
}
