/** Saves results as a file for other programs. What is on this device is written; nothing is recorded of an export. */

import type { WholeParticipant } from '../../shared/domain/whole-participant';
import type { ExchangedResult } from '../../shared/formats/exchanged-result';
import { type ResultsToWrite, resultEndings, writeResults } from '../../shared/formats/write-results';
import { ok, type Result } from '../../shared/kernel/result';
import { fullName } from '../../shared/records/participant';
import { mailAddressIn } from '../../shared/values/mail-address';
import type { ActionDeps } from './action';
import { loadWholePeople } from './load-people';

type ResultsExport = Omit<ResultsToWrite, 'madeAt'> & {
  /** Of the file, without its ending. */
  readonly name: string;
};

export type ExportedResults =
  | { readonly outcome: 'cancelled' }
  | {
      readonly outcome: 'saved';
      readonly place: string;
      readonly count: number;
      /** Candidates of whom no mail address is known. Only OKE demands one. */
      readonly withoutAddress: number;
      /** Candidates who were taken out of the plan and are not known on this device. */
      readonly withoutName: number;
    };

/**
 * With what the register knows of the candidate and the plan does not: the mail address, and the parts of the name where it
 * is still the one that was planned.
 */
export function withKnown(result: ExchangedResult, known: WholeParticipant | undefined): ExchangedResult {
  if (!known) return result;
  const { candidate } = result;
  const { givenName, namePrefix, familyName } = known;
  const parts = fullName(known) === candidate.name ? { givenName, namePrefix, familyName } : {};
  return { ...result, candidate: { ...candidate, ...parts, email: mailAddressIn(known.office.email) } };
}

/** `cancelled` when the user closed the dialog. */
export async function exportResults(
  deps: ActionDeps,
  { results, name, ...file }: ResultsExport,
): Promise<Result<ExportedResults>> {
  const byId = await loadWholePeople(deps);
  const completed = results.map((result) => withKnown(result, byId.get(result.candidate.participantId)));
  const bytes = writeResults({ ...file, results: completed, madeAt: deps.world.now().toISOString() });
  const saved = await deps.host.files.save({
    suggestedName: `${name}.${resultEndings[file.format]}`,
    bytes,
  });
  if (!saved.ok) return saved;
  if (saved.value.outcome === 'cancelled') return ok(saved.value);
  return ok({
    ...saved.value,
    count: results.length,
    withoutAddress: completed.filter(({ candidate }) => candidate.email === null).length,
    withoutName: completed.filter(({ candidate }) => candidate.name.trim() === '').length,
  });
}
