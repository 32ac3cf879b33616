/** What an item of a CASE package is to us: by the name of its type where that says it, else by the level it stands on. */
import { type CaseItem, caseText } from './case-items';

export type CaseKind =
  | 'qualification'
  | 'core-task'
  | 'work-process'
  | 'indicator'
  | 'knowledge'
  | 'competence';

/** Names as they are found in packages, in small letters and without signs. */
const names: Readonly<Record<CaseKind, readonly string[]>> = {
  qualification: ['qualification', 'kwalificatie', 'qualifikation'],
  'core-task': ['coretask', 'kerntaak', 'kernaufgabe'],
  'work-process': ['workprocess', 'werkproces', 'arbeitsprozess'],
  indicator: ['performanceindicator', 'indicator', 'prestatieindicator', 'leistungsindikator'],
  knowledge: [
    'knowledgeandskill',
    'knowledgeandskills',
    'vakkennisenvaardigheden',
    'kenntnisseundfertigkeiten',
  ],
  competence: ['competence', 'competency', 'competentie', 'kompetenz'],
};
const byName = new Map(
  (Object.entries(names) as [CaseKind, readonly string[]][]).flatMap(([kind, all]) =>
    all.map((name) => [name, kind] as const),
  ),
);

/** Null where the type says nothing to us. */
export function caseKindOf({ given }: CaseItem): CaseKind | null {
  const name = caseText(given.CFItemType)
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
  return byName.get(name) ?? null;
}

/** How many levels there are below and with these. */
export function heightOf(items: readonly CaseItem[]): number {
  let height = 0;
  for (let level = items; level.length > 0; level = level.flatMap((item) => item.children)) height++;
  return height;
}

/** What the levels of a tree without known types are, from the top. Whatever lies deeper is an indicator, too. */
export function kindsByLevel(height: number): readonly CaseKind[] {
  if (height <= 1) return ['indicator'];
  if (height === 2) return ['work-process', 'indicator'];
  return ['core-task', 'work-process', 'indicator'];
}
