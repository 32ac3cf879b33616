/**
 * The drafts of qualifications that this page edits: one line each, per person. It stays for as long as that person is here, with
 * what can be undone, and while anything of it is not kept.
 */
import type { DeviceProfile } from '../../../shared/contract/device-contract';
import type { QualificationId } from '../../../shared/kernel/ids';
import type { LiveValue } from '../../../shared/kernel/live-value';
import { createDraftLine } from './draft-line';
import type { DraftLine, DraftLineDeps } from './draft-state';

export type Drafts = {
  /** The draft of one qualification as whoever works here edits it; null while nobody does. The same one until somebody else works here. */
  readonly of: (qualificationId: QualificationId) => DraftLine | null;
  /** Hands over at once what is not kept. */
  readonly flush: () => Promise<void>;
  /** Something that was edited cannot be kept now. */
  readonly isStuck: () => boolean;
};

/** Main's keeping of drafts, and how ids are made. */
export type DraftsPort = Pick<DraftLineDeps, 'client' | 'kept' | 'newId'>;
type DraftsDeps = Omit<DraftLineDeps, 'isHere'> & { readonly profile: LiveValue<DeviceProfile> };

/** Follows who works here from now on. */
export function createDrafts({ profile, ...deps }: DraftsDeps): Drafts {
  const lines = new Map<string, DraftLine>();
  const flush = async (): Promise<void> => {
    await Promise.all([...lines.values()].map((line) => line.flush()));
  };
  /** What somebody else edited, and is kept, is read from disk again when they are back. */
  const letGo = (actorId: string): void => {
    for (const [key, line] of lines) {
      if (key.startsWith(`${actorId} `) || !line.state.get().isKept) continue;
      line.close();
      lines.delete(key);
    }
  };
  profile.subscribe(() => {
    const actorId = profile.get()?.actorId ?? null;
    if (actorId === null) return;
    letGo(actorId);
    void flush();
  });
  return {
    of: (qualificationId) => {
      const ownerId = profile.get()?.actorId ?? null;
      if (ownerId === null) return null;
      const key = `${ownerId} ${qualificationId}`;
      const found = lines.get(key);
      if (found) return found;
      const isHere = (): boolean => profile.get()?.actorId === ownerId;
      const made = createDraftLine(qualificationId, ownerId, { ...deps, isHere });
      lines.set(key, made);
      return made;
    },
    flush,
    isStuck: () =>
      [...lines.values()].some((line) => {
        const { isKept, problem } = line.state.get();
        return !isKept && problem !== null;
      }),
  };
}
