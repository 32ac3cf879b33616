/** Where people sign on paper, and who signed in the app. */
import { examinerOf } from '../domain/exam';
import { composeOutcome } from './compose-outcome';
import { formatMoment } from './format-moment';
import type { Sheet, SheetSignature } from './sheet';
import type { SheetInput } from './sheet-input';

type Line = SheetSignature['lines'][number];

function examinerPlace(
  input: SheetInput,
  line: (name: string, value: string | null) => Line,
): SheetSignature {
  const { exam, candidate, assessment, language, texts, timeZone } = input;
  const examiner = examinerOf(exam, candidate);
  const { signed } = assessment;
  // The job title is known of the planned examiner only: another one who signed does not get it.
  const isPlannedExaminer = !signed || signed.signedName === examiner.name;
  const jobTitle = isPlannedExaminer ? examiner.jobTitle : '';
  return {
    role: texts('sheet:signature.examiner'),
    lines: [
      line('name', signed?.signedName ?? examiner.name),
      ...(jobTitle.trim() === '' ? [] : [line('job-title', jobTitle)]),
      line('date', null),
      line('signature', null),
    ],
    note: signed
      ? texts('sheet:signature.signed', {
          name: signed.signedName,
          at: formatMoment(signed.at, language, timeZone),
        })
      : texts('sheet:signature.unsigned'),
  };
}

/** The examiner, the candidate who has seen it, and the exam board that establishes it. */
export function composeSignatures(input: SheetInput): Sheet['signatures'] {
  const { candidate, texts } = input;
  const line = (name: string, value: string | null): Line => ({
    label: texts(`sheet:signature.${name}`),
    value,
  });
  const onPaper = [line('date', null), line('signature', null)];
  return {
    title: texts('sheet:section.signatures'),
    statement: `${texts('sheet:section.outcome')}: ${composeOutcome(input).word}`,
    places: [
      examinerPlace(input, line),
      {
        role: texts('sheet:signature.candidate'),
        lines: [line('name', candidate.name), ...onPaper],
        note: texts('sheet:signature.seen'),
      },
      {
        role: texts('sheet:signature.board'),
        lines: [line('name', null), ...onPaper],
        note: texts('sheet:signature.board-note'),
      },
    ],
  };
}
