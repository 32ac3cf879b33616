/**
 * Saves qualifications as a file that this and other programs can read: one as it is, many in a ZIP with a file each. What
 * is on this device is written, as it stands published; nothing is recorded of an export.
 */
import type { Qualification } from '../../shared/domain/qualification';
import type { QualificationFile, QualificationFormat } from '../../shared/formats/write-qualification-file';
import type { TableWords } from '../../shared/formats/write-table';
import type { QualificationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Competence } from '../../shared/records/competence';
import { standardCompetences } from '../../shared/records/standard-competences';
import type { ActionDeps } from './action';
import { writeInWorker } from './write-in-worker';

type ExportRequest = {
  readonly qualificationIds: readonly QualificationId[];
  /** All of them as the same kind of file. */
  readonly format: QualificationFormat;
  /** Headings and kinds, in the language of the screen. */
  readonly words: TableWords;
  /** Of the ZIP, without its ending, where there are many. */
  readonly name: string;
};

export type ExportedQualifications =
  | { readonly outcome: 'cancelled' }
  | {
      readonly outcome: 'saved';
      readonly place: string;
      readonly count: number;
      /** Parts of which the file does not hold everything. */
      readonly tooLong: number;
    };

/** Those that stand at work processes or at single indicators. */
function usedBy({ coreTasks }: Qualification, all: readonly Competence[]): readonly Competence[] {
  const used = new Set<string>();
  for (const { workProcesses } of coreTasks)
    for (const { competenceIds, indicators } of workProcesses) {
      for (const id of competenceIds) used.add(id);
      for (const indicator of indicators) for (const id of indicator.competenceIds ?? []) used.add(id);
    }
  return all.filter(({ competenceId }) => used.has(competenceId));
}

/** `cancelled` when the user closed the dialog. One whose tree is not on this device stops all of it. */
export async function exportQualifications(
  deps: ActionDeps,
  { qualificationIds, format, words, name }: ExportRequest,
): Promise<Result<ExportedQualifications>> {
  const [organisations, own] = await Promise.all([
    deps.cache.documents('organisation'),
    deps.cache.documents('competence'),
  ]);
  const competences = [...standardCompetences, ...own.map(({ document }) => document)];
  const creator = organisations[0]?.document.name ?? '';
  const exportedAt = deps.world.now().toISOString();
  // A file that silently holds fewer than were chosen would be taken for whole.
  let missing: QualificationId | null = null;
  /**
   * One tree after the other is opened, handed over and let go: a school's whole offer would be tens of megabytes at
   * once, and one task of the page as long as that takes.
   */
  async function* files(): AsyncGenerator<QualificationFile> {
    for (const id of qualificationIds) {
      const [found] = await deps.cache.qualifications(({ qualificationId }) => qualificationId === id);
      if (!found) {
        missing = id;
        return;
      }
      const { qualification } = found;
      yield {
        ...{ format, qualification, words, creator, exportedAt },
        competences: usedBy(qualification, competences),
      };
    }
  }
  const written = await writeInWorker(files());
  if (missing !== null) return err(problem('document-missing', { documentId: missing }));
  if (!written.ok) return written;
  const { bytes, isZip, name: ownName, tooLong } = written.value;
  const saved = await deps.host.files.save({
    suggestedName: isZip ? `${name}.zip` : ownName,
    bytes: new Uint8Array(bytes),
  });
  if (!saved.ok) return saved;
  return ok(
    saved.value.outcome === 'saved'
      ? { ...saved.value, count: qualificationIds.length, tooLong }
      : saved.value,
  );
}
