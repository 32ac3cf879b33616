/** The competences that a file names and that are neither here nor in the file: they cannot be linked, which is told. */
import type { ExchangedQualification } from './exchanged-qualification';
import type { FileWarning } from './qualification-file';

/** One for each place, at the work process that names it, itself or in an indicator. */
export function unknownCompetences(
  { key, coreTasks }: ExchangedQualification,
  isKnown: (competence: string) => boolean,
): readonly FileWarning[] {
  return coreTasks
    .flatMap(({ workProcesses }) => workProcesses)
    .flatMap(({ fields, competences, indicators }) => {
      const named = [competences ?? [], ...indicators.map((one) => one.competences ?? [])].flat();
      const at = (fields.code || fields.name || '').slice(0, 60);
      return [...new Set(named)]
        .filter((one) => !isKnown(one))
        .map((one): FileWarning => {
          const about = one.slice(0, 120);
          return { code: 'competence-not-here', line: 0, fileKey: key, profileKey: null, at, about };
        });
    });
}
