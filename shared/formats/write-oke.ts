/**
 * Results as OKE MBO-toetsafname has them (Edustandaard; OOAPI 5.0.0 MBO 1.0 with the consumer `nl-test-admin`): per exam the
 * offering, and the page of associations with person and result that a planning system gets when it asks for all results of it
 * (flow 3.4), so that one file can be read by whoever can read those answers. docs/FORMATS.md says which field is which.
 *
 * `testDate` is when the exam was held, `resultDate` the day since when the result is so; they are never mixed up. `final` says
 * that the exam board has finalised it, which nobody does in this program: always false. Why somebody was absent or stopped
 * stays here: it is free text, and often about their health.
 */

import { groupBy } from '../kernel/group-by';
import { longCodeOf } from '../texts/languages';
import { dayIn } from '../values/wall-time';
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

const consumerKey = 'nl-test-admin';
/** The standard demands an address of everybody; a top-level domain that never exists (RFC 2606) says that there is none. */
export const noAddress = 'not-available@vakproef.invalid';

const attendances: Readonly<Record<Presence, string>> = {
  unknown: 'notKnown',
  absent: 'notPresent',
  'not-started': 'notStarted',
  unfinished: 'notFinished',
  present: 'present',
};

const textsIn = (language: string, value: string): readonly Json[] => [{ language: tagFor(language), value }];

function offeringOf(exam: ExchangedExam): Json {
  return {
    offeringId: exam.examId,
    primaryCode: { codeType: 'offeringCode', code: exam.code },
    offeringType: 'component',
    name: textsIn(exam.language, exam.title),
    description: textsIn(
      exam.language,
      [exam.qualification.code, exam.qualification.name].filter(Boolean).join(' '),
    ),
    teachingLanguage: longCodeOf(exam.language),
    modeOfDelivery: ['situated'],
    resultExpected: true,
    resultValueType: 'pass-or-fail',
    startDateTime: offsetTimeOf(exam.plannedAt, exam.timeZone),
    endDateTime: offsetTimeOf(endOf(exam), exam.timeZone),
    otherCodes: exam.qualification.code
      ? [{ codeType: 'crohoCreboCode', code: exam.qualification.code }]
      : [],
    consumers: [
      {
        consumerKey,
        offeringState: exam.isCancelled ? 'canceled' : 'active',
        locationCode: exam.place,
        finalResultAllowed: false,
        ...(exam.durationMinutes === null ? {} : { duration: `PT${exam.durationMinutes}M` }),
      },
    ],
  };
}

function personOf({ candidate }: ExchangedResult): Json {
  return {
    personId: candidate.participantId,
    primaryCode: { codeType: 'studentNumber', code: candidate.number },
    givenName: candidate.givenName,
    ...(candidate.namePrefix ? { surnamePrefix: candidate.namePrefix } : {}),
    surname: candidate.familyName,
    displayName: candidate.name,
    activeEnrollment: true,
    ...(candidate.birthDate ? { dateOfBirth: candidate.birthDate } : {}),
    affiliations: ['student'],
    mail: candidate.email ?? noAddress,
    ...(candidate.group ? { otherCodes: [{ codeType: 'groupCode', code: candidate.group }] } : {}),
    consumers: [{ consumerKey, idCheckName: nameForCheck(candidate, 'notAvailable') }],
  };
}

/** Absent while nothing was said and nothing was done. */
function resultOf(result: ExchangedResult): Json | undefined {
  const at = saidAt(result);
  if (at === null) return undefined;
  const { timeZone } = result.exam;
  return {
    state: result.signedAt ? 'completed' : 'in progress',
    pass: result.outcome ?? 'unknown',
    ...(result.outcomeWord ? { comment: result.outcomeWord } : {}),
    resultDate: dayIn(at, timeZone),
    weight: 100,
    consumers: [
      {
        consumerKey,
        attendance: attendances[presenceOf(result)],
        assessorId: result.examiner.staffId,
        final: false,
        testDate: offsetTimeOf(heldAt(result), timeZone),
        ...(result.formNumber
          ? {
              documents: [
                {
                  documentId: result.formNumber,
                  documentType: 'assessmentForm',
                  documentName: sheetFileOf(result),
                },
              ],
            }
          : {}),
      },
    ],
  };
}

function stateOf(result: ExchangedResult): string {
  if (result.signedAt) return 'finished';
  return result.exam.isCancelled ? 'canceled' : 'associated';
}

function associationOf(result: ExchangedResult): Json {
  const said = resultOf(result);
  return {
    associationId: result.assessmentId,
    associationType: 'componentOfferingAssociation',
    role: 'student',
    state: stateOf(result),
    consumers: [
      {
        consumerKey,
        ...(result.attempt === null ? {} : { attempt: result.attempt }),
        ...(result.extraMinutes === null
          ? {}
          : { additionalTimeInMin: result.extraMinutes, personalNeeds: ['extraTime'] }),
      },
    ],
    person: personOf(result),
    offering: result.exam.examId,
    ...(said ? { result: said } : {}),
  };
}

/**
 * @param results in any order; those of one exam come together
 * @param madeAt ISO moment
 */
export function composeOke(results: readonly ExchangedResult[], madeAt: string): Json {
  const byExam = groupBy(results, ({ exam }) => exam.examId);
  return {
    specification: 'OKE MBO-toetsafname',
    version: '5.0.0 MBO 1.0',
    consumer: consumerKey,
    madeAt,
    offerings: [...byExam.values()].flatMap((ofExam) =>
      ofExam[0]
        ? [
            {
              ...offeringOf(ofExam[0].planned),
              associations: {
                pageSize: ofExam.length,
                pageNumber: 1,
                hasPreviousPage: false,
                hasNextPage: false,
                totalPages: 1,
                items: ofExam.map(associationOf),
              },
            },
          ]
        : [],
    ),
  };
}
