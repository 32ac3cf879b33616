/**
 * When a phone lets go of what waits on it. It lies there as the browser keeps it: a key that the page can use, whoever holds
 * the unlocked phone can use as well, so sealing it would promise what it does not do. What protects it is that it goes:
 * when it was sent, when its person signs out, and when nobody came back for it.
 */
import { forgetFile, forgetFilesBefore, listKeptFiles } from './kept-files';
import { forgetAllTyped, forgetTypedBefore } from './kept-typed';

/** As long as the hub keeps what came of an upload. */
const keptMs = 42 * 24 * 3_600_000;

/** Of one person, when they sign out. Rejects where the browser does not let go of it. */
export async function forgetPerson(participantId: string): Promise<void> {
  forgetAllTyped(participantId);
  for (const { portfolioEvidenceId } of await listKeptFiles(participantId))
    await forgetFile(portfolioEvidenceId);
}

/**
 * Of everybody who was here: what nobody came back for.
 * @param backAgain who is signed in: theirs waits on, and is sent now; null when nobody is
 */
export async function forgetOld(now: Date, backAgain: string | null): Promise<void> {
  const before = new Date(now.getTime() - keptMs);
  forgetTypedBefore(before, backAgain);
  await forgetFilesBefore(before, backAgain);
}
