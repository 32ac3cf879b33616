/**
 * Writes what the chosen folder of results does not have yet: a file per result and kind, some at a time. Main says what is missing
 * and what was written by whom; a sheet is recorded as issued only once it stands there. Stopped in between, what is there stays. A
 * sheet that cannot be made holds up no other file, and is told.
 */
import {
  type MissingFile,
  mostAsked,
  mostFiles,
  type ResultFileKey,
} from '../../shared/contract/result-folder-contract';
import type { WholeParticipant } from '../../shared/domain/whole-participant';
import type { ExchangedResult } from '../../shared/formats/exchanged-result';
import { writeResultsAsJson } from '../../shared/formats/write-results';
import { groupBy } from '../../shared/kernel/group-by';
import type { ChangeId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { ok, type Result } from '../../shared/kernel/result';
import { sha256Hex } from '../../shared/kernel/sha256';
import { type DrawSheet, drawInWorker } from '../workers/sheet-drawer';
import type { ActionDeps } from './action';
import { withKnown } from './export-results';
import { loadWholePeople } from './load-people';
import { loadSheet, type SheetTarget } from './load-sheet';
import { recordIssued } from './record-issued';

/** A result that the hub has; of the signature under this id. */
export type ResultToFile = {
  readonly changeId: ChangeId;
  readonly target: SheetTarget;
  readonly compose: () => ExchangedResult;
};

type FillFolder = {
  readonly folderId: string;
  readonly results: readonly ResultToFile[];
  /** Hears how many of how many results are there. */
  readonly told: (done: number, total: number) => void;
  /**
   * Hears of how many sheets that stand there now it is not in the record that they left the device; at once, because they stand
   * there however the rest of the round ends.
   */
  readonly toldUnrecorded: (count: number) => void;
  /** Asked before every result. */
  readonly isStopped: () => boolean;
};

export type FilledFolder = {
  /** Results of which nothing is missing any more. */
  readonly settled: readonly ChangeId[];
  /** Of those, the ones whose OKE lacks a mail address: they are offered again once an address may have become known. */
  readonly partial: readonly ChangeId[];
  /** Results of which the sheet waits, because the exam is not whole on this device. */
  readonly leftOut: number;
  /** Results of which the sheet could not be made for another reason, and the reason of the last. */
  readonly unmade: { readonly changeIds: readonly ChangeId[]; readonly problem: Problem } | null;
};

type FileToPut = ResultFileKey & {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** OKE demands a mail address of everybody; where none is known it is written again once one is. */
  readonly isPartial?: boolean;
};

/** What goes to main in one message; a message has an end, and so has the memory of an old laptop. */
const mostBytes = 8_000_000;

async function askMissing(
  { host }: ActionDeps,
  { folderId, results }: FillFolder,
): Promise<Result<MissingFile[]>> {
  const missing: MissingFile[] = [];
  for (let at = 0; at < results.length; at += mostAsked) {
    const changeIds = results.slice(at, at + mostAsked).map(({ changeId }) => changeId);
    const asked = await host.resultFolder.missing({ folderId, changeIds });
    if (!asked.ok) return asked;
    missing.push(...asked.value.missing);
  }
  return ok(missing);
}

async function makeSheet(
  deps: ActionDeps,
  draw: DrawSheet,
  target: SheetTarget,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const loaded = await loadSheet(deps, target);
  if (!loaded.ok) return loaded;
  const drawn = await draw(loaded.value.sheet, loaded.value.issuedAt);
  return drawn.ok ? ok(drawn.value.bytes) : drawn;
}

type Composed = {
  readonly files: readonly FileToPut[];
  readonly trouble: Problem | null;
  readonly lacksAddress: boolean;
};

/** Of one result what is missing; `trouble`: why its sheet cannot be made. */
async function composeFiles(
  deps: ActionDeps,
  draw: DrawSheet,
  { target, compose }: ResultToFile,
  missing: readonly MissingFile[],
  known: ReadonlyMap<string, WholeParticipant>,
): Promise<Composed> {
  const result = compose();
  const whole = withKnown(result, known.get(result.candidate.participantId));
  const name = [whole.exam.code, whole.candidate.number].filter(Boolean).join(' ') || 'Vakproef';
  const files: FileToPut[] = [];
  let trouble: Problem | null = null;
  let lacksAddress = false;
  for (const { changeId, kind, isPartial: wasPartial } of missing) {
    if (kind === 'pdf') {
      const sheet = await makeSheet(deps, draw, target);
      if (sheet.ok) files.push({ changeId, kind, name, bytes: sheet.value });
      else trouble = sheet.problem;
      continue;
    }
    const isPartial = kind === 'oke' && whole.candidate.email === null;
    lacksAddress ||= isPartial;
    if (wasPartial && isPartial) continue;
    const bytes = writeResultsAsJson(kind, [whole], deps.world.now().toISOString());
    files.push({ changeId, kind, name, bytes, isPartial });
  }
  return { files, trouble, lacksAddress };
}

/** The same; what throws is trouble of that result, and holds up no other. */
async function composeSafely(...input: Parameters<typeof composeFiles>): Promise<Composed> {
  try {
    return await composeFiles(...input);
  } catch {
    return { files: [], trouble: problem('internal', { logId: 'result-folder' }), lacksAddress: false };
  }
}

/**
 * Hands over what is ready, and records of the sheets among it that they left the device.
 * @returns the results of which something did not go
 */
async function putAll(
  deps: ActionDeps,
  { folderId, toldUnrecorded }: FillFolder,
  files: readonly FileToPut[],
  targetOf: ReadonlyMap<string, SheetTarget>,
): Promise<Result<ReadonlySet<ChangeId>>> {
  const left = new Set<ChangeId>();
  for (let at = 0; at < files.length; at += mostFiles) {
    const some = files.slice(at, at + mostFiles);
    const put = await deps.host.resultFolder.put({ folderId, files: some });
    if (!put.ok) return put;
    for (const { changeId } of put.value.left) left.add(changeId);
    for (const { changeId, kind } of put.value.written) {
      const sheet = some.find((one) => one.changeId === changeId && one.kind === kind);
      const target = targetOf.get(changeId);
      if (kind !== 'pdf' || !sheet || !target) continue;
      const missed = await recordIssued(deps, [{ ...target, digest: await sha256Hex(sheet.bytes) }]);
      if (missed > 0) toldUnrecorded(missed);
    }
  }
  return ok(left);
}

/** The verb with another way of drawing. */
export const fillResultFolderWith =
  (draw: DrawSheet) =>
  async (deps: ActionDeps, input: FillFolder): Promise<Result<FilledFolder>> => {
    const { results, told, isStopped } = input;
    const asked = await askMissing(deps, input);
    if (!asked.ok) return asked;
    const missingOf = groupBy(asked.value, ({ changeId }) => changeId);
    const toFill = results.filter(({ changeId }) => missingOf.has(changeId));
    const targetOf = new Map(toFill.map(({ changeId, target }) => [changeId, target]));
    const settled = results
      .filter(({ changeId }) => !missingOf.has(changeId))
      .map(({ changeId }) => changeId);
    const known = toFill.length > 0 ? await loadWholePeople(deps) : new Map<string, WholeParticipant>();
    let leftOut = 0;
    const unmade: { readonly changeId: ChangeId; readonly problem: Problem }[] = [];
    const lacking = new Set<ChangeId>();
    let ready: FileToPut[] = [];
    let ids: ChangeId[] = [];
    const flush = async (): Promise<Result<unknown>> => {
      const left = await putAll(deps, input, ready, targetOf);
      ready = [];
      if (left.ok) settled.push(...ids.filter((id) => !left.value.has(id)));
      ids = [];
      return left;
    };
    for (const [at, result] of toFill.entries()) {
      if (isStopped()) break;
      const { changeId } = result;
      const missing = missingOf.get(changeId) ?? [];
      const { files, trouble, lacksAddress } = await composeSafely(deps, draw, result, missing, known);
      if (lacksAddress) lacking.add(changeId);
      ready.push(...files);
      if (!trouble) ids.push(changeId);
      else if (trouble.code === 'document-missing') leftOut += 1;
      else unmade.push({ changeId, problem: trouble });
      const isFull =
        ready.length > mostFiles - 3 || ready.reduce((sum, { bytes }) => sum + bytes.length, 0) > mostBytes;
      if (isFull) {
        const put = await flush();
        if (!put.ok) return put;
      }
      told(at + 1, toFill.length);
      // What somebody does on the screen meanwhile has its turn.
      await deps.world.pause(0);
    }
    const put = await flush();
    if (!put.ok) return put;
    const last = unmade.at(-1);
    const changeIds = unmade.map(({ changeId }) => changeId);
    return ok({
      ...{ settled, partial: settled.filter((id) => lacking.has(id)) },
      ...{ leftOut, unmade: last ? { changeIds, problem: last.problem } : null },
    });
  };

export const fillResultFolder = fillResultFolderWith(drawInWorker);
