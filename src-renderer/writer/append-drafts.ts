/** Hands drafts to the journal. What it answers with `ok` is on disk; a problem means that nothing was recorded. */
import type { ClientOf } from '../../shared/contract/contract';
import type { journalContract } from '../../shared/contract/journal-contract';
import type { StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';

export type JournalClient = Pick<ClientOf<typeof journalContract>, 'append'>;

/** What the journal answers: the changes as recorded, and when they were safe. */
export type Appended = Extract<Awaited<ReturnType<JournalClient['append']>>, { readonly ok: true }>['value'];

export type AppendDrafts = (drafts: readonly Draft[]) => Promise<Result<Appended>>;

/**
 * The append of a journal; never rejects.
 * @param actorId whose the drafts are: main records them for nobody else; null before anybody works here
 */
export const appendTo =
  (journal: JournalClient, actorId: StaffId | null): AppendDrafts =>
  async (drafts) => {
    try {
      return await journal.append({ drafts: [...drafts], ...(actorId === null ? {} : { actorId }) });
    } catch {
      return err(problem('host-unreachable', { path: 'journal.append' }));
    }
  };
