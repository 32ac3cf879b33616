/** What several files of one ZIP hold, as one: all of SBB, or none of them. */
import type {
  ExchangedQualification,
  ExchangeReadout,
  ImportReadout,
} from '../domain/exchanged-qualification';
import type { FileWarning } from '../domain/qualification-file';
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { joinDossiers } from './join-dossiers';
import { tellRepeated } from './tell-repeated';

type NamedReadout = { readonly name: string; readonly readout: ImportReadout };

export function joinReadouts(found: readonly NamedReadout[]): Result<ImportReadout> {
  if (found.length === 0) return err(problem('import-file-without-qualification'));
  const ofSbb = found.flatMap(({ name, readout }) =>
    readout.kind === 'sbb' ? [{ name, readout: readout.readout }] : [],
  );
  if (ofSbb.length === found.length) return ok({ kind: 'sbb', readout: joinDossiers(ofSbb) });
  const others = found.flatMap(({ name, readout }) =>
    readout.kind === 'exchange' ? [{ name, readout: readout.readout }] : [],
  );
  return others.length < found.length
    ? err(problem('zip-mixed'))
    : ok({ kind: 'exchange', readout: joinExchanged(tellRepeated(others)) });
}

/** One with an id is the same in every file; a code means what it means in its own. */
const isId = (key: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key);

/** The qualifications of a file, with the competences that it brings itself under keys of that file. */
function withOwnKeys(
  { qualifications, competences }: ExchangeReadout,
  keyOf: (key: string) => string,
): readonly ExchangedQualification[] {
  const own = new Set(competences.map(({ key }) => key).filter((key) => !isId(key)));
  if (own.size === 0) return qualifications;
  const rekeyed = <Node extends { readonly competences: readonly string[] | null }>(node: Node): Node => ({
    ...node,
    competences: node.competences?.map((key) => (own.has(key) ? keyOf(key) : key)) ?? null,
  });
  return qualifications.map((one) => ({
    ...one,
    coreTasks: one.coreTasks.map((coreTask) => ({
      ...coreTask,
      workProcesses: coreTask.workProcesses.map((workProcess) => ({
        ...rekeyed(workProcess),
        indicators: workProcess.indicators.map(rekeyed),
      })),
    })),
  }));
}

/** Keys are told apart by the number of the file. */
function joinExchanged(
  found: readonly { readonly name: string; readonly readout: ExchangeReadout }[],
): ExchangeReadout {
  const [first] = found;
  if (found.length === 1 && first) return first.readout;
  const keyOf = (index: number, key: string): string => `${index + 1}.${key}`;
  const warningOf = (index: number, name: string, warning: FileWarning): FileWarning => ({
    ...warning,
    fileKey: warning.fileKey === null ? null : keyOf(index, warning.fileKey),
    at: warning.fileKey === null ? [name, warning.at].filter(Boolean).join(' · ') : warning.at,
  });
  return {
    format: first?.readout.format ?? 'vakproef',
    title: found
      .map(({ readout }) => readout.title)
      .join(', ')
      .slice(0, 500),
    qualifications: found.flatMap(({ readout }, index) =>
      withOwnKeys(readout, (key) => keyOf(index, key)).map((one) => ({ ...one, key: keyOf(index, one.key) })),
    ),
    competences: found.flatMap(({ readout }, index) =>
      readout.competences.map((one) => (isId(one.key) ? one : { ...one, key: keyOf(index, one.key) })),
    ),
    warnings: found.flatMap(({ name, readout }, index) =>
      readout.warnings.map((warning) => warningOf(index, name, warning)),
    ),
  };
}
