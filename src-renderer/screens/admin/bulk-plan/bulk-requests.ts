/** The plannable rows of a table as what the action is asked, each with a code: its own, or one that no exam has. Pure. */
import type { PlannableRow } from '../../../../shared/domain/decide-plan-rows';
import { proposeExamCode } from '../../../../shared/domain/exam-code';
import type { Id } from '../../../../shared/kernel/ids';
import type { QualificationHead } from '../../../../shared/records/qualification';
import type { ExamRequest } from '../../../actions/plan-exam';
import type { ExamCodes } from '../plan-exam/plan-draft';

type Given = {
  readonly heads: readonly QualificationHead[];
  readonly codes: ExamCodes;
  readonly timeZone: string;
  /** All of a table are one series: so they can be told together afterwards. */
  readonly seriesId: Id<'ExamSeries'>;
};

/** Codes that the table gives are taken before any is proposed, so that none comes twice. */
export function bulkRequests(rows: readonly PlannableRow[], given: Given): readonly ExamRequest[] {
  const { heads, codes, timeZone, seriesId } = given;
  const taken = new Set([...codes.taken, ...rows.map(({ code }) => code)]);
  return rows.map(({ template, ...row }) => {
    const head = heads.find(({ qualificationId }) => qualificationId === template.qualificationId);
    const code = row.code || proposeExamCode(codes.pattern, { code: head?.code ?? '', day: row.day }, taken);
    taken.add(code);
    return {
      qualificationId: template.qualificationId,
      workProcessIds: template.workProcessIds,
      scale: template.scale,
      rule: template.rule,
      participantIds: row.participantIds,
      examinerId: row.examinerId,
      code,
      title: row.title || head?.name || code,
      plannedAt: row.plannedAt,
      timeZone,
      place: row.place,
      ...(row.durationMinutes && { durationMinutes: row.durationMinutes }),
      phrases: template.phrases,
      from: { templateId: template.templateId, seriesId },
    };
  });
}
