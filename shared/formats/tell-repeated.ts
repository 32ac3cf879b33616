/**
 * A qualification that two files of one ZIP hold, e.g. one package written in two ways. What says the same is read once;
 * what says something else stays there twice, and that is told at the second, because a person has to leave one out.
 */
import type { ExchangedQualification, ExchangeReadout } from '../domain/exchanged-qualification';
import { sameValue } from '../kernel/same-value';
import { createNotes } from './reading-notes';

type NamedExchange = { readonly name: string; readonly readout: ExchangeReadout };
type Met = { readonly from: NamedExchange; readonly one: ExchangedQualification };

const nameOf = ({ fields: { code, name } }: ExchangedQualification): string =>
  [code, name].filter(Boolean).join(' ');

const nameMark = (one: ExchangedQualification): string => `name ${nameOf(one)}`;

/** By which two are one; none where a file gives it neither an id nor a place in a framework. */
const marksOf = ({ id, origin }: ExchangedQualification): readonly string[] => [
  ...(id === null ? [] : [`id ${id.toLowerCase()}`]),
  ...(origin.key === '' ? [] : [`${origin.system} ${origin.key}`]),
];

/** What it says, with the competences that its own file brings spelled out: a code means what it means in its file. */
function contentOf({ from, one }: Met): unknown {
  const { key: _ofItsFile, origin, coreTasks, ...rest } = one;
  const brought = new Map(from.readout.competences.map(({ key, ...competence }) => [key, competence]));
  const spelledOut = <Node extends { readonly competences: readonly string[] | null }>(node: Node) => ({
    ...node,
    competences: node.competences?.map((key) => ({ key, brought: brought.get(key) ?? null })) ?? null,
  });
  return {
    ...rest,
    origin: { ...origin, title: '' },
    coreTasks: coreTasks.map((coreTask) => ({
      ...coreTask,
      workProcesses: coreTask.workProcesses.map((workProcess) => ({
        ...spelledOut(workProcess),
        indicators: workProcess.indicators.map(spelledOut),
      })),
    })),
  };
}

const isTheSame = (a: Met, b: Met): boolean => sameValue(contentOf(a), contentOf(b));

/** The files without what one before them holds as well, each with what is told of it. */
export function tellRepeated(files: readonly NamedExchange[]): readonly NamedExchange[] {
  const met = new Map<string, readonly Met[]>();
  return files.map((from) => {
    const notes = createNotes();
    const repeated = new Set<string>();
    const own: (readonly [string, Met])[] = [];
    for (const one of from.readout.qualifications) {
      const mine = { from, one };
      const sameIdentity = marksOf(one).flatMap((mark) => met.get(mark) ?? []);
      const sameName = met.get(nameMark(one)) ?? [];
      if ([...sameIdentity, ...sameName].some((other) => isTheSame(other, mine))) {
        notes.say({ fileKey: null, at: '', line: 0 }, 'qualification-repeated', nameOf(one));
        repeated.add(one.key);
        continue;
      }
      const place = { fileKey: one.key, at: '', line: 0 };
      if (sameIdentity[0]) notes.say(place, 'qualification-twice', sameIdentity[0].from.name);
      own.push(...[...marksOf(one), nameMark(one)].map((mark) => [mark, mine] as const));
    }
    // Only then: what one file itself has twice is the matter of its reader.
    for (const [mark, mine] of own) met.set(mark, [...(met.get(mark) ?? []), mine]);
    return { name: from.name, readout: withoutThese(from.readout, repeated, notes.warnings) };
  });
}

function withoutThese(
  readout: ExchangeReadout,
  repeated: ReadonlySet<string>,
  told: ExchangeReadout['warnings'],
): ExchangeReadout {
  const isLeft = (key: string): boolean => !repeated.has(key);
  return {
    ...readout,
    qualifications: readout.qualifications.filter(({ key }) => isLeft(key)),
    warnings: [...readout.warnings.filter(({ fileKey }) => fileKey === null || isLeft(fileKey)), ...told],
  };
}
