/**
 * Finds the changes of one assessment in the journal, as their devices wrote and signed them: own ones, pulled ones, and
 * those of the first load. The cache holds what they mean; only the journal holds their exact bytes.
 */
import type { AssessmentId, ChangeId } from '../../shared/kernel/ids';
import { inflate } from '../../shared/kernel/inflate';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { type Change, readChange, type SignedChange } from '../../shared/protocol/change';
import { openFirstLoad } from '../../shared/protocol/first-load';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import type { ActionDeps } from './action';

const pageSize = 500;

/** The changes of the assessment in a first load: only the blocks that tell of it are opened. */
async function readFromFirstLoad(
  bytes: Uint8Array,
  assessmentId: AssessmentId,
): Promise<SignedChange[] | null> {
  const load = await openFirstLoad(bytes, { inflate, hash: null });
  if (!load) return null;
  const changes: SignedChange[] = [];
  for (const block of load.blocksOf('assessment', assessmentId)) {
    const read = await load.read(block);
    if (!read) return null;
    changes.push(...read);
  }
  return changes;
}

/** The changes in one entry of the journal that may be about the assessment. */
async function changesOf(
  entry: JournalEntry,
  deps: ActionDeps,
  assessmentId: AssessmentId,
): Promise<Result<readonly SignedChange[]>> {
  switch (entry.kind) {
    case 'own':
      return ok([entry.change]);
    case 'pulled': {
      const unproved = new Set(entry.unproved?.map(({ seq }) => seq));
      return ok(entry.changes.filter(({ seq }) => !unproved.has(seq)));
    }
    case 'proved':
      return ok(entry.changes);
    case 'first-load': {
      const body = await deps.host.files.getBody({ digest: entry.digest });
      if (!body.ok) return body;
      const changes = await readFromFirstLoad(body.value.bytes, assessmentId);
      return changes ? ok(changes) : err(problem('body-missing', { digest: entry.digest }));
    }
    default:
      return ok([]);
  }
}

const isOf = ({ kind, subjectType, subjectId }: Change, assessmentId: AssessmentId): boolean =>
  kind === 'event' && subjectType === 'assessment' && subjectId === assessmentId;

/** The changes of the assessment, in journal order, each once. */
export async function loadSignedChanges(
  deps: ActionDeps,
  assessmentId: AssessmentId,
): Promise<Result<readonly SignedChange[]>> {
  const found = new Map<ChangeId, SignedChange>();
  /** A first load that is lost matters no more once a later one is there: that holds every event. */
  let missing: Problem | null = null;
  let from = 1;
  for (;;) {
    const page = await deps.host.journal.read({ from, limit: pageSize });
    if (!page.ok) return page;
    for (const { entry } of page.value.entries) {
      const changes = await changesOf(entry, deps, assessmentId);
      if (!changes.ok && changes.problem.code !== 'body-missing') return changes;
      if (!changes.ok) {
        missing = changes.problem;
        continue;
      }
      if (entry.kind === 'first-load') missing = null;
      for (const { text, hash, signature } of changes.value) {
        // Most changes are about something else: look before parsing.
        if (!text.includes(assessmentId)) continue;
        const change = readChange({ text });
        if (change && isOf(change, assessmentId) && !found.has(change.changeId))
          found.set(change.changeId, { text, hash, signature });
      }
    }
    const last = page.value.entries.at(-1);
    if (!last || last.position >= page.value.head.position)
      return missing ? err(missing) : ok([...found.values()]);
    from = last.position + 1;
  }
}
