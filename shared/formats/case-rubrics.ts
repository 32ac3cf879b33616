/**
 * Rubrics of a CASE package. A mark here is a level of the exam's scale, the same for every indicator: a rubric with words
 * of its own per level has no place, neither as knowledge nor as a scale. So none is imported, and each is told with all its
 * words in the order in which a person reads them, to be taken over by hand.
 */
import { type CaseObject, caseText } from './case-items';
import { isRecord, type ReadingNotes } from './reading-notes';

/** How it lies in its package, and no words for a person. */
const technical = new Set([
  ...['identifier', 'uri', 'lastChangeDateTime', 'CFDocumentURI'],
  ...['rubricId', 'rubricCriterionId', 'position'],
]);

const lineOf = (name: string, value: string | number, depth: number): string =>
  `${'  '.repeat(depth)}${typeof value === 'string' ? value : `${name}: ${value}`}`;

/** What it says itself, then what lies in it, one step further in. */
function linesOf(given: CaseObject, depth: number): readonly string[] {
  const said = Object.entries(given).filter(([name]) => !technical.has(name));
  const own = said.flatMap(([name, value]) => {
    if (typeof value === 'number' || (typeof value === 'string' && value.trim() !== ''))
      return [lineOf(name, value, depth)];
    // An item that it is about.
    return isRecord(value) ? [`${'  '.repeat(depth)}→ ${caseText(value.title) || caseText(value.uri)}`] : [];
  });
  const inner = said.flatMap(([, value]) =>
    Array.isArray(value)
      ? value.flatMap((one) => (isRecord(one) ? linesOf(one, depth + 1) : [String(one)]))
      : [],
  );
  return [...own, ...inner];
}

const longestText = 20_000;

/** Tells each of them. */
export function noteRubrics(notes: ReadingNotes, rubrics: unknown): void {
  for (const [index, rubric] of (Array.isArray(rubrics) ? rubrics : []).entries()) {
    const title = isRecord(rubric) ? caseText(rubric.title) : '';
    const text = isRecord(rubric) ? linesOf(rubric, 0).join('\n') : String(rubric);
    const place = { fileKey: null, at: 'CFRubrics', line: index + 1 };
    notes.say(place, 'case-rubric-skipped', title, { source: text.slice(0, longestText), reading: [] });
  }
}
