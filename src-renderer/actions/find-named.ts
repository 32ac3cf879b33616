/**
 * Where the name of somebody who is to be erased stands beside what goes with them (`domain/find-mentions`): titles and reasons of
 * exams in which others stay, templates, groups, files of imports, and what was recorded about the other candidates of their exams.
 * What was recorded in other exams is not searched: that would be tens of thousands to open.
 */
import { findMentions, type Mention, namesOf, type SaidSomewhere } from '../../shared/domain/find-mentions';
import type { AssessmentId, ParticipantId } from '../../shared/kernel/ids';
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

async function recordedBeside({ cache }: ActionDeps, exams: readonly PlannedExam[], people: People) {
  const said: SaidSomewhere[] = [];
  for (const { code, candidates, assessments } of exams) {
    if (!candidates.some(({ participantId }) => people.has(participantId))) continue;
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

export async function findNamed(
  deps: ActionDeps,
  { participantIds }: { readonly participantIds: readonly ParticipantId[] },
): Promise<Result<readonly Mention[]>> {
  const { cache } = deps;
  const people = new Set<string>(await idsMeaning(deps, new Set(participantIds)));
  const bodies = async <T extends 'participant' | 'exam' | 'exam-template' | 'group' | 'people-run'>(
    type: T,
  ) => (await cache.documents(type)).map(({ document }) => document);
  const names = namesOf((await bodies('participant')).filter((one) => people.has(one.participantId)));
  const exams = (await bodies('exam')).filter(({ isRemoved }) => !isRemoved);
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
    ...(await recordedBeside(deps, exams, people)),
  ];
  return ok(findMentions(names, said));
}
