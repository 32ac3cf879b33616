/**
 * Plans exams: freezes what will be examined and for whom, and records each as a new document; all of them or none.
 *
 * A code is refused where another exam on this device has it. Two devices without contact may still give out the same one:
 * a code is for people, and nothing in the records is found by it.
 */
import { type ComposedExam, composeExam, type ExamPlan } from '../../shared/domain/compose-exam';
import { findCodeHolder } from '../../shared/domain/find-clashes';
import { unmetByExaminer, whyNotPlanned } from '../../shared/domain/plan-policies';
import type { ParticipantId, QualificationId, StaffId } from '../../shared/kernel/ids';
import { type Problem, type ProblemCode, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import { documentRecords } from '../../shared/records/all-records';
import type { PlannedExam } from '../../shared/records/exam';
import { chooseTimeZone } from '../../shared/values/time-zone';
import { dayIn } from '../../shared/values/wall-time';
import type { ActionDeps } from './action';
import { composeContentDraft, composeDocumentDraft } from './compose-draft';
import { loadLinked } from './load-linked';
import { loadStandingParticipants } from './load-standing-participants';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

/** The plan as a screen knows it: by ids, so that what is frozen is what the device holds at this moment. */
export type ExamRequest = Omit<
  ExamPlan,
  'qualification' | 'centreTerms' | 'participants' | 'examiner' | 'madeAt'
> & {
  readonly qualificationId: QualificationId;
  readonly participantIds: readonly ParticipantId[];
  readonly examinerId: StaffId;
};

/** Refused also where the centre does not want such a plan. */
type CompletePlan = (request: ExamRequest) => Result<ExamPlan>;

const missing = (documentId: string) => err(problem('document-missing', { documentId }));

/** Everything the requests name is read once, however many there are. */
async function loadPlans(deps: ActionDeps, requests: readonly ExamRequest[]): Promise<CompletePlan> {
  const { cache, world } = deps;
  const wanted = new Set(requests.map(({ qualificationId }) => qualificationId));
  const [qualifications, staff, standing, [centre]] = await Promise.all([
    cache.qualifications((head) => wanted.has(head.qualificationId)),
    cache.documents('staff'),
    loadStandingParticipants(deps),
    cache.documents('organisation'),
  ]);
  const organisation = centre?.document;
  const linked = await loadLinked(deps, organisation);
  const madeAt = world.now().toISOString();
  return ({ qualificationId, participantIds, examinerId, ...rest }) => {
    const chosen = qualifications.find((one) => one.qualification.qualificationId === qualificationId);
    const examiner = staff.find(({ document }) => document.staffId === examinerId);
    if (!chosen) return missing(qualificationId);
    if (!examiner) return missing(examinerId);
    const participants = standing(participantIds, rest);
    if (!participants.ok) return participants;
    const day = dayIn(rest.plannedAt, chooseTimeZone(rest.timeZone, organisation?.timeZone));
    const unmet = {
      byExaminer: unmetByExaminer(examiner.document, day),
      unlinked: participantIds.filter((id) => !linked(id, qualificationId)),
    };
    const unwanted = whyNotPlanned(organisation, unmet, rest.code);
    if (unwanted) return err(unwanted);
    return ok({
      ...rest,
      madeAt,
      qualification: chosen.qualification,
      centreTerms: organisation?.terms,
      examiner: examiner.document,
      participants: participants.value,
    });
  };
}

/** What a centre does not want; told of every exam of the go that is so, because each is to be mended. */
const unwantedCodes: ReadonlySet<string> = new Set([
  'plan-not-independent',
  'plan-not-in-register',
  'plan-not-linked',
] satisfies ProblemCode[]);

/** One refusal for all that are refused as the first is, with the code of each. */
function refuseTogether(refused: readonly Problem[]): Problem | null {
  const [first] = refused;
  if (!first) return null;
  const same = refused.filter(({ code }) => code === first.code);
  const counts = same.map(({ details }) => Number(details.count ?? 0));
  return problem(first.code, {
    ...first.details,
    code: same.map(({ details }) => String(details.code)).join(', '),
    ...(first.details.count !== undefined && { count: counts.reduce((sum, count) => sum + count, 0) }),
  });
}

/** Each by itself. Refuses a code that another exam has, planned already or earlier in the same go. */
async function composeEach(
  deps: ActionDeps,
  requests: readonly ExamRequest[],
): Promise<readonly Result<ComposedExam>[]> {
  const complete = await loadPlans(deps, requests);
  const taken = (await deps.cache.documents('exam')).map(({ document }) => document);
  return requests.map((request) => {
    const plan = complete(request);
    if (!plan.ok) return plan;
    const exam = composeExam(plan.value, deps.world.newId);
    if (!exam.ok) return exam;
    const { code } = exam.value.planned;
    if (findCodeHolder(code, taken)) return err(problem('exam-code-taken', { code }));
    taken.push(exam.value.planned);
    return exam;
  });
}

/** All of them, or why not: of what the centre does not want every exam is named, of anything else the first. */
async function composeAll(
  deps: ActionDeps,
  requests: readonly ExamRequest[],
): Promise<Result<readonly ComposedExam[]>> {
  const composed: ComposedExam[] = [];
  const refused: Problem[] = [];
  for (const exam of await composeEach(deps, requests)) {
    if (exam.ok) composed.push(exam.value);
    else if (unwantedCodes.has(exam.problem.code)) refused.push(exam.problem);
    else return exam;
  }
  const refusal = refuseTogether(refused);
  return refusal ? err(refusal) : ok(composed);
}

/** Of each, in the order asked, why it would be refused now; null: it would be planned. Records nothing. */
export async function checkExams(
  deps: ActionDeps,
  requests: readonly ExamRequest[],
): Promise<Result<readonly (Problem | null)[]>> {
  return ok((await composeEach(deps, requests)).map((one) => (one.ok ? null : one.problem)));
}

/** Each definition once, also where all of a series share it; one that is here already is not written again. */
async function composeDrafts(
  { cache, world }: ActionDeps,
  composed: readonly ComposedExam[],
): Promise<readonly Draft[]> {
  const definitions = new Map(composed.map((one) => [one.planned.definitionDigest, one.definition]));
  const contents: Draft[] = [];
  for (const [digest, definition] of definitions) {
    const isKnown = (await cache.content('exam-definition', digest)) !== null;
    if (!isKnown) contents.push(composeContentDraft(world, 'exam-definition', definition));
  }
  const exams = composed.map(({ planned }) =>
    composeDocumentDraft(world, {
      type: 'exam',
      documentId: planned.examId,
      document: planned,
      upon: null,
    }),
  );
  return [...contents, ...exams];
}

/** The exams as they were recorded, in the order asked. A refusal means that none was planned. */
export async function planExams(
  deps: ActionDeps,
  requests: readonly ExamRequest[],
): Promise<Result<readonly PlannedExam[]>> {
  const actor = await requireRight(deps, documentRecords.exam);
  if (!actor.ok) return actor;
  const composed = await composeAll(deps, requests);
  if (!composed.ok) return composed;
  const drafts = await composeDrafts(deps, composed.value);
  const recorded = await recordDrafts(deps, actor.value.staffId, drafts);
  return recorded.ok ? ok(composed.value.map(({ planned }) => planned)) : recorded;
}
