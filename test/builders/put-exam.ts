/** Records an exam on a device, with what it pins, as planning it does. */
import type { Exam } from '../../shared/domain/exam';
import { realWorld } from '../../shared/kernel/real-world';
import type { ActionDeps } from '../../src-renderer/actions/action';
import { composeContentDraft, composeDocumentDraft } from '../../src-renderer/actions/compose-draft';
import { recordDrafts } from '../../src-renderer/actions/record-drafts';
import { recordsOf } from './an-exam';
import { value } from './value';

export async function putExam(deps: ActionDeps, exam: Exam): Promise<void> {
  const { planned, definition } = recordsOf(exam);
  value(
    await recordDrafts(deps, null, [
      composeContentDraft(realWorld, 'exam-definition', definition),
      composeDocumentDraft(realWorld, {
        type: 'exam',
        documentId: planned.examId,
        document: planned,
        upon: null,
      }),
    ]),
  );
}
