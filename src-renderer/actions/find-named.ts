/**
 * Where the name of somebody who is to be erased stands beside what goes with them (`domain/find-mentions`): titles and reasons of
 * exams in which others stay, templates, groups, files of imports, and what was recorded about the other candidates of their exams.
 * What was recorded in other exams is searched when somebody asks for it (`findRecorded`): that may be tens of thousands to open.
 */
import { findMentions, type Mention, namesOf, type SaidSomewhere } from '../../shared/domain/find-mentions';
import type { AssessmentId, ParticipantId } from '../../shared/kernel/ids';
import { restBetween } from '../../shared/kernel/rest-between';
import { ok, type Result } from '../../shared/kernel/result';
import type { PlannedExam } from '../../shared/records/exam';
import type { ActionDeps } from './action';
import { idsMeaning } from './erase-people';

type People = ReadonlySet<string>;

/** What a plan says beside its candidates; nothing where it is theirs alone, because then it goes. */
function saidOf(
  { code, title, candidates, cancelled, changes = [] }: PlannedExam,
  people: People,
): SaidSomewhere[] {
  if (candidates.every(({ participantId }) => people.has(participantId))) return [];
  const reasons = changes.flatMap(({ reason, before }) => [reason, before.title ?? '']);
  return [{ place: 'exam', name: code, texts: [code, title, cancelled?.reason ?? '', ...reasons] }];
}

const isTheirs = ({ candidates }: PlannedExam, people: People): boolean =>
  candidates.some(({ participantId }) => people.has(participantId));

async function recordedBeside({ cache }: ActionDeps, exams: readonly PlannedExam[], people: People) {
  const said: SaidSomewhere[] = [];
  for (const { code, assessments } of exams.filter((exam) => isTheirs(exam, people))) {
    for (const { assessmentId, participantId } of assessments)
      if (!people.has(participantId))
        said.push({ place: 'recorded', name: code, texts: await recordedIn(cache, assessmentId) });
  }
  return said;
}

/** Every word that was ever recorded there: a remark that was changed is still kept. */
async function recordedIn(
  cache: ActionDeps['cache'],
  assessmentId: AssessmentId,
): Promise<readonly string[]> {
  const events = await cache.assessmentEvents(assessmentId);
  return events.flatMap((event) => ('body' in event ? JSON.stringify(event.body) : []));
}

/** What these people are called, under every id they are known by, and the exams that stand. */
async function gather(deps: ActionDeps, participantIds: readonly ParticipantId[]) {
  const people = new Set<string>(await idsMeaning(deps, new Set(participantIds)));
  const known = (await deps.cache.documents('participant')).map(({ document }) => document);
  const exams = (await deps.cache.documents('exam')).map(({ document }) => document);
  return {
    people,
    names: namesOf(known.filter((one) => people.has(one.participantId))),
    exams: exams.filter(({ isRemoved }) => !isRemoved),
  };
}

export async function findNamed(
  deps: ActionDeps,
  { participantIds }: { readonly participantIds: readonly ParticipantId[] },
): Promise<Result<readonly Mention[]>> {
  const bodies = async <T extends 'exam-template' | 'group' | 'people-run' | 'qualification-import'>(
    type: T,
  ) => (await deps.cache.documents(type)).map(({ document }) => document);
  const { people, names, exams } = await gather(deps, participantIds);
  const said: readonly SaidSomewhere[] = [
    ...exams.flatMap((exam) => saidOf(exam, people)),
    ...(await bodies('exam-template')).map(
      ({ name, title, place, phrases = [] }): SaidSomewhere => ({
        ...{ place: 'template', name, texts: [name, title, place, ...phrases] },
      }),
    ),
    ...(await bodies('group')).map(({ name }): SaidSomewhere => ({ place: 'group', name, texts: [name] })),
    ...(await bodies('people-run')).map(
      ({ source = '' }): SaidSomewhere => ({ place: 'import', name: source, texts: [source] }),
    ),
    ...(await bodies('qualification-import')).map(
      ({ source }): SaidSomewhere => ({ place: 'import', name: source, texts: [source] }),
    ),
    ...(await recordedBeside(deps, exams, people)),
  ];
  return ok(findMentions(names, said));
}

type Search = {
  readonly participantIds: readonly ParticipantId[];
  /** Exams that were searched, of how many. */
  readonly onProgress: (done: number, count: number) => void;
  /** Whether nobody waits for it any more. */
  readonly isOver: () => boolean;
};

/** The page is drawn and typed in meanwhile. */
const sliceMs = 8;

/** Where something that was recorded in exams of others names these people. Stops where nobody waits for it. */
export async function findRecorded(
  deps: ActionDeps,
  { participantIds, onProgress, isOver }: Search,
): Promise<Result<readonly Mention[]>> {
  const { people, names, exams } = await gather(deps, participantIds);
  const others = exams.filter((exam) => !isTheirs(exam, people));
  const rest = restBetween(deps.world, sliceMs);
  const found: Mention[] = [];
  for (const [done, { code, assessments }] of others.entries()) {
    for (const { assessmentId } of assessments) {
      if (isOver()) return ok(found);
      const texts = await recordedIn(deps.cache, assessmentId);
      found.push(...findMentions(names, [{ place: 'recorded', name: code, texts }]));
      await rest();
    }
    onProgress(done + 1, others.length);
  }
  return ok(found.filter(({ name }, at) => found.findIndex((one) => one.name === name) === at));
}
