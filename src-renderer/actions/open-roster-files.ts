/** Opens the files of a roster at a desk of its own. A set of files that is too large is refused before any of it is read. */

import type { RosterKindFound } from '../../shared/formats/roster/read-roster';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { RosterColumn } from '../workers/roster-contract';
import type { ActionDeps } from './action';
import { type RosterDesk, startRosterDesk } from './start-roster-desk';

export type OpenedRosterFiles = {
  /** Whoever opened it closes it. */
  readonly desk: RosterDesk;
  readonly name: string;
  readonly found: RosterKindFound;
  readonly columns: readonly RosterColumn[];
};

const mostFiles = 100;

export async function openRosterFiles(
  _deps: ActionDeps,
  { files }: { readonly files: readonly File[] },
): Promise<Result<OpenedRosterFiles>> {
  const [first] = files;
  if (!first) return err(problem('file-empty'));
  if (files.length > mostFiles)
    return err(problem('zip-too-many', { entries: files.length, most: mostFiles }));
  const desk = startRosterDesk();
  const opened = await desk.ask((client) =>
    client.open({ files: files.map((file) => ({ name: file.name, file })) }),
  );
  if (opened.ok) return ok({ desk, name: files.map(({ name }) => name).join(', '), ...opened.value });
  desk.close();
  return opened;
}
