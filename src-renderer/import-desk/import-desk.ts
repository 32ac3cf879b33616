/**
 * The desk at which an import is done: it holds what was read, decides upon what the device holds, and lays ready what
 * is recorded. It stands in a worker, so that the page stays alive however much a file holds; in tests on the same thread.
 */
import type { ServiceOf } from '../../shared/contract/contract';
import { codesIn } from '../../shared/domain/decide-import';
import type { ImportReadout } from '../../shared/domain/exchanged-qualification';
import { type GuessToShow, groupGuesses, guessesOf } from '../../shared/domain/group-guesses';
import { readImportFile } from '../../shared/formats/read-import-file';
import { blobSource } from '../../shared/formats/sbb-xml';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { composeImport } from '../actions/compose-import';
import { draftPieces } from '../actions/draft-pieces';
import { compareParts, type EditionTrees } from './compared-editions';
import { decideAll } from './decide-all';
import { decideEditions } from './decide-editions';
import type { CheckedLine, DeskQuestion, deskContract, FileSummary } from './desk-contract';
import type { Desk } from './desk-parts';
import type { ToldItems, WrittenItem } from './told-items';

function summarise(read: ImportReadout): FileSummary {
  const general = read.readout.warnings.filter(({ fileKey }) => fileKey === null);
  if (read.kind === 'exchange') {
    const { format, levels, level, qualifications } = read.readout;
    return {
      ...{ kind: 'exchange', count: qualifications.length, general, format },
      ...(levels ? { levels } : {}),
      ...(level === undefined ? {} : { level }),
    };
  }
  const { files, warnings } = read.readout;
  return {
    kind: 'sbb',
    files: files.length,
    codes: codesIn(read.readout),
    warnings: warnings.length,
    general,
  };
}

/** What was read before, with more of the same behind it. */
function joined(before: ImportReadout | null, more: ImportReadout): ImportReadout {
  if (before?.kind !== 'sbb' || more.kind !== 'sbb') return more;
  const files = [...before.readout.files, ...more.readout.files];
  return {
    kind: 'sbb',
    readout: { files, warnings: [...before.readout.warnings, ...more.readout.warnings] },
  };
}

const part = <T>(all: readonly T[], { from, count }: { readonly from: number; readonly count: number }) =>
  all.slice(from, from + count);

const nothingRead = () => err(problem('nothing-to-import'));

/** A desk with nothing on it. */
export function createImportDesk(desk: Desk): ServiceOf<typeof deskContract> {
  let held: ImportReadout | null = null;
  let checked: ToldItems | null = null;
  let guesses: readonly GuessToShow[] = [];
  let written: readonly WrittenItem[] = [];
  let pieces: Iterator<Uint8Array> | null = null;
  let trees: ReadonlyMap<string, EditionTrees> = new Map();
  /** Of the last question, and of what it was asked about. */
  let asked = 0;
  const hold = (read: ImportReadout): Result<FileSummary> => {
    asked += 1;
    held = read;
    checked = null;
    guesses = [];
    return ok(summarise(read));
  };
  const check = async (question: DeskQuestion): Promise<Result<readonly CheckedLine[]>> => {
    asked += 1;
    const turn = asked;
    const read = held;
    const decided = read && (await decideAll(desk, read, question, new Set()));
    if (!decided) return nothingRead();
    // It took longer than a later one: that one is what is shown.
    if (turn !== asked) return ok(decided.lines);
    checked = decided.told;
    const general = read.readout.warnings.filter(({ fileKey }) => fileKey === null);
    guesses = groupGuesses(guessesOf(general, { items: decided.warned }));
    return ok(decided.lines);
  };
  return {
    read: async ({ file, name, level }) => {
      const read = await readImportFile(blobSource(file), {
        name,
        ...(level === undefined ? {} : { level }),
      });
      return read.ok ? hold(read.value) : read;
    },
    take: async ({ readout, isMore }) => hold(joined(isMore ? held : null, readout)),
    check,
    codeItems: async (range) => ok(part(checked?.kind === 'sbb' ? checked.items : [], range)),
    exchangeItems: async (range) => ok(part(checked?.kind === 'exchange' ? checked.items : [], range)),
    guesses: async (range) => ok({ count: guesses.length, shown: part(guesses, range) }),
    compare: async ({ parts }) => {
      if (held?.kind !== 'sbb') return nothingRead();
      const compared = compareParts(await decideEditions(desk, held.readout, parts));
      trees = compared.trees;
      return ok(compared.comparison);
    },
    edition: async ({ qualificationId }) => ok(trees.get(qualificationId) ?? null),
    compose: async ({ question, left, ...by }) => {
      const decided = held && (await decideAll(desk, held, question, left));
      if (!decided) return nothingRead();
      const { toRecord, refusal } = decided;
      if (refusal) return err(refusal);
      if (toRecord.toWrite.length === 0) return nothingRead();
      const { drafts, importId } = await composeImport(desk.world, { ...toRecord, ...by });
      written = decided.written;
      pieces = draftPieces(drafts);
      return ok({ importId, count: toRecord.toWrite.length });
    },
    nextPiece: async () => {
      const next = pieces?.next();
      if (next && !next.done) return ok(next.value);
      pieces = null;
      return ok(null);
    },
    written: async (range) => ok(part(written, range)),
  };
}
