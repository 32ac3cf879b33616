/**
 * Which exams of a table can be planned, and what is wrong with the others, by row and column. Names and numbers are looked up
 * among what is here; what is not found, or found twice, is told and never guessed. Pure.
 */
import { foldText } from '../kernel/fold-text';
import type { ParticipantId, StaffId } from '../kernel/ids';
import type { DocumentOf } from '../records/all-records';
import type { PlannedExam } from '../records/exam';
import type { Participant } from '../records/participant';
import type { Staff } from '../records/staff';
import { isPlannableDay } from '../values/plannable-day';
import { momentsOf } from '../values/wall-time';
import { codeKey, findCodeHolder } from './find-clashes';

type Template = DocumentOf<'exam-template'>;

/** What a table says of one exam; blank or null: it does not say, or what it says is no day or time. */
export type PlanRow = {
  readonly rows: readonly number[];
  readonly said: Readonly<
    Record<
      'template' | 'code' | 'title' | 'day' | 'time' | 'place' | 'examiner' | 'group' | 'duration',
      string
    >
  >;
  readonly day: string | null;
  readonly time: string | null;
  readonly candidates: readonly string[];
};

export type PlanRowView = {
  readonly templates: readonly Template[];
  /** For rows that name none; null: each must name one. */
  readonly usual: Template | null;
  readonly examiners: readonly Staff[];
  readonly participants: readonly Participant[];
  readonly membersOf: (groupName: string) => readonly ParticipantId[] | null;
  readonly exams: readonly PlannedExam[];
  /** Zone of the centre. */
  readonly timeZone: string;
};

export type PlanRowTrouble = {
  readonly row: number;
  readonly why:
    | 'template'
    | 'day'
    | 'time'
    | 'left-out'
    | 'place'
    | 'examiner'
    | 'candidate'
    | 'group'
    | 'no-candidate'
    | 'duration'
    | 'code-taken'
    | 'code-twice';
  /** What the table says there. */
  readonly said: string;
};

/** One exam as it will be planned. */
export type PlannableRow = {
  readonly rows: readonly number[];
  readonly template: Template;
  readonly code: string;
  readonly title: string;
  readonly day: string;
  readonly time: string;
  readonly plannedAt: string;
  readonly place: string;
  readonly durationMinutes: number | null;
  readonly examinerId: StaffId;
  readonly participantIds: readonly ParticipantId[];
};

export type PlanRows = {
  readonly plannable: readonly PlannableRow[];
  readonly trouble: readonly PlanRowTrouble[];
};

const plain = (text: string): string => foldText(text).replace(/\s+/g, ' ').trim();
const same = (a: string, b: string): boolean => plain(a) === plain(b);
/** Null when there is none, and when there are two: nobody is guessed. */
const onlyOne = <T>(found: readonly T[]): T | null => (found.length === 1 ? (found[0] ?? null) : null);

const findExaminer = (said: string, examiners: readonly Staff[]): Staff | null =>
  onlyOne(examiners.filter(({ name, email }) => same(name, said) || (email && same(email, said))));

type Tell = (why: PlanRowTrouble['why'], said: string) => void;

/** Those of the numbers and of the groups, each once. */
function findCandidates(row: PlanRow, view: PlanRowView, tell: Tell): readonly ParticipantId[] {
  const byNumber = row.candidates.flatMap((number) => {
    const found = onlyOne(view.participants.filter((one) => same(one.number, number)));
    if (!found) tell('candidate', number);
    return found ? [found.participantId] : [];
  });
  const groups = row.said.group.split(';').filter((name) => name.trim() !== '');
  const byGroup = groups.flatMap((name) => {
    const members = view.membersOf(name);
    if (!members) tell('group', name);
    return members ?? [];
  });
  const ids = [...new Set([...byNumber, ...byGroup])];
  if (ids.length === 0 && row.candidates.length + groups.length === 0) tell('no-candidate', '');
  return ids;
}

function findMoment({ day, time, said }: PlanRow, timeZone: string, tell: Tell): string | null {
  if (!day || !isPlannableDay(day)) tell('day', said.day);
  if (!time) tell('time', said.time);
  if (!day || !time || !isPlannableDay(day)) return null;
  const [moment] = momentsOf({ day, time }, timeZone);
  if (!moment) tell('left-out', `${said.day} ${said.time}`);
  return moment ?? null;
}

function decideRow(row: PlanRow, view: PlanRowView, tell: Tell): PlannableRow | null {
  const { said } = row;
  const offered = view.templates.filter(({ archivedAt }) => !archivedAt);
  const template =
    said.template === '' ? view.usual : onlyOne(offered.filter(({ name }) => same(name, said.template)));
  if (!template) tell('template', said.template);
  const examiner = findExaminer(said.examiner, view.examiners);
  if (!examiner) tell('examiner', said.examiner);
  const place = said.place || template?.place || '';
  if (place === '' && template) tell('place', '');
  const minutes = said.duration === '' ? null : Number(said.duration);
  const isMinutes = minutes === null || (Number.isInteger(minutes) && minutes >= 1 && minutes <= 10_080);
  if (!isMinutes) tell('duration', said.duration);
  const plannedAt = findMoment(row, view.timeZone, tell);
  const participantIds = findCandidates(row, view, tell);
  if (!template || !examiner || !plannedAt || !row.day || !row.time || place === '' || !isMinutes)
    return null;
  if (participantIds.length === 0) return null;
  return {
    rows: row.rows,
    ...{ template, plannedAt, place, participantIds, day: row.day, time: row.time },
    code: said.code,
    title: said.title || template.title,
    durationMinutes: minutes ?? template.durationMinutes ?? null,
    examinerId: examiner.staffId,
  };
}

/** A row with any trouble is not plannable; the others are. */
export function decidePlanRows(rows: readonly PlanRow[], view: PlanRowView): PlanRows {
  const trouble: PlanRowTrouble[] = [];
  const codes = new Set<string>();
  const plannable = rows.flatMap((row) => {
    const before = trouble.length;
    const tell: Tell = (why, said) => trouble.push({ row: row.rows[0] ?? 0, why, said });
    const decided = decideRow(row, view, tell);
    const { code } = row.said;
    if (code !== '') {
      if (findCodeHolder(code, view.exams)) tell('code-taken', code);
      if (codes.has(codeKey(code))) tell('code-twice', code);
      codes.add(codeKey(code));
    }
    return decided && trouble.length === before ? [decided] : [];
  });
  return { plannable, trouble };
}
