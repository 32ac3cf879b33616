/**
 * Results as the Open Education API 6.0 has them: per exam a TestComponentOffering, and per candidate its association with
 * person, attempt and result. Codes that the standard extends by `x-` are not needed,
 * and why somebody was absent or stopped is left out: it is free text, and often about their health. docs/FORMATS.md says which field is which.
 */
import { groupBy } from '../kernel/group-by';
import {
  type ExchangedExam,
  type ExchangedResult,
  endOf,
  heldAt,
  nameForCheck,
  type Presence,
  presenceOf,
  saidAt,
  sheetFileOf,
  tagFor,
} from './exchanged-result';
import { offsetTimeOf } from './offset-time';

type Json = Readonly<Record<string, unknown>>;

const attendances: Readonly<Record<Presence, string>> = {
  unknown: 'unknown',
  absent: 'absent',
  'not-started': 'not_started',
  unfinished: 'unfinished',
  present: 'present',
};

const offeringOf = (exam: ExchangedExam): Json => ({
  testComponentOfferingId: exam.examId,
  primaryCode: { codeType: 'offeringCode', code: exam.code },
  name: [{ language: tagFor(exam.language), value: exam.title }],
  description: [
    {
      language: tagFor(exam.language),
      value: [exam.qualification.code, exam.qualification.name, exam.place].filter(Boolean).join(', '),
    },
  ],
  state: exam.isCancelled ? 'cancelled' : 'active',
  teachingLanguages: [exam.language],
  modesOfDelivery: ['presential'],
  resultExpected: true,
  resultValueType: 'pass_or_fail',
  ...(exam.qualification.code
    ? { otherCodes: [{ codeType: 'crohoCreboCode', code: exam.qualification.code }] }
    : {}),
  startDateTime: offsetTimeOf(exam.plannedAt, exam.timeZone),
  endDateTime: exam.durationMinutes === null ? null : offsetTimeOf(endOf(exam), exam.timeZone),
});

const personOf = ({ candidate }: ExchangedResult): Json => ({
  personId: candidate.participantId,
  primaryCode: { codeType: 'studentNumber', code: candidate.number },
  givenName: candidate.givenName || null,
  surnamePrefix: candidate.namePrefix || null,
  surname: candidate.familyName,
  displayName: candidate.name,
  idCheckName: nameForCheck(candidate, 'not_available'),
  activeEnrolment: true,
  dateOfBirth: candidate.birthDate,
  affiliations: ['student'],
  email: candidate.email,
  ...(candidate.group ? { otherCodes: [{ codeType: 'groupCode', code: candidate.group }] } : {}),
});

/** Null while nothing was said and nothing was done. */
function resultOf(result: ExchangedResult): Json | null {
  const at = saidAt(result);
  if (at === null) return null;
  return {
    state: result.signedAt ? 'completed' : 'in_progress',
    pass: result.outcome ?? 'unknown',
    comment: result.outcomeWord || null,
    final: false,
    assessorId: result.examiner.staffId,
    resultDateTime: offsetTimeOf(at, result.exam.timeZone),
    documents: result.formNumber
      ? [
          {
            documentId: result.formNumber,
            documentType: 'assessment_form',
            documentName: sheetFileOf(result),
          },
        ]
      : [],
  };
}

function stateOf({ signedAt, exam }: ExchangedResult): string {
  if (signedAt) return 'finished';
  return exam.isCancelled ? 'cancelled' : 'associated';
}

const attemptOf = (result: ExchangedResult): Json => ({
  attemptId: result.assessmentId,
  attempt: result.attempt,
  state: stateOf(result),
  startDateTime: offsetTimeOf(heldAt(result), result.exam.timeZone),
  endDateTime: result.signedAt === null ? null : offsetTimeOf(result.signedAt, result.exam.timeZone),
  attendance: attendances[presenceOf(result)],
  result: resultOf(result),
});

function associationOf(result: ExchangedResult): Json {
  const said = resultOf(result);
  return {
    associationId: result.assessmentId,
    role: 'student',
    state: stateOf(result),
    startDateTime: offsetTimeOf(result.startsAt, result.exam.timeZone),
    attempt: result.attempt,
    extraDuration: result.extraMinutes === null ? null : `PT${result.extraMinutes}M`,
    attendance: attendances[presenceOf(result)],
    personId: result.candidate.participantId,
    person: personOf(result),
    testComponentOfferingId: result.exam.examId,
    attempts: [attemptOf(result)],
    result: said === null ? null : { ...said, weight: 100 },
  };
}

/**
 * @param results in any order; those of one exam come together
 * @param madeAt ISO moment
 */
export function composeOeapi(results: readonly ExchangedResult[], madeAt: string): Json {
  const byExam = groupBy(results, ({ exam }) => exam.examId);
  return {
    specification: 'Open Education API',
    version: '6.0',
    madeAt,
    testComponentOfferings: [...byExam.values()].flatMap((ofExam) =>
      ofExam[0] ? [{ ...offeringOf(ofExam[0].planned), associations: ofExam.map(associationOf) }] : [],
    ),
  };
}
