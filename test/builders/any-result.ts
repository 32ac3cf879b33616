/** Results of candidates as they could be: not begun, absent, running, signed, of a cancelled exam, with odd names and zones. */
import fc from 'fast-check';
import type { ExchangedExam, ExchangedResult } from '../../shared/formats/exchanged-result';
import { attendances } from '../../shared/records/attendance-recorded';

const id = <Brand>() => fc.uuid({ version: 7 }) as unknown as fc.Arbitrary<Brand>;
const moment = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2031-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const name = fc.oneof(
  fc.constantFrom('Jansen', "O'Brien", 'Şahin', 'Đỗ', '李', 'ben Ali', 'Wójcik-Źdźbło', ''),
  fc.string({ maxLength: 40, unit: 'grapheme' }),
);

const anyExam: fc.Arbitrary<ExchangedExam> = fc.record({
  examId: id<ExchangedExam['examId']>(),
  code: fc.constantFrom('LAS-1126', '', '=1+1'),
  title: name,
  language: fc.constantFrom('nl', 'en', 'de', 'fr', 'nl-BE'),
  place: fc.constantFrom('Laswerkplaats, boxen 1-4', ''),
  plannedAt: moment,
  timeZone: fc.constantFrom('Europe/Amsterdam', 'America/Paramaribo', 'Asia/Kathmandu', 'America/St_Johns'),
  durationMinutes: fc.option(fc.integer({ min: 1, max: 10_080 })),
  isCancelled: fc.boolean(),
  qualification: fc.record({
    qualificationId: id<ExchangedExam['qualification']['qualificationId']>(),
    name,
    code: fc.constantFrom('25168', ''),
  }),
});

const anyOfExam = (exam: ExchangedExam): fc.Arbitrary<ExchangedResult> =>
  fc
    .record({
      assessmentId: id<ExchangedResult['assessmentId']>(),
      candidate: fc.record({
        participantId: id<ExchangedResult['candidate']['participantId']>(),
        number: fc.constantFrom('900101', '0012', ''),
        ...{ givenName: name, namePrefix: fc.constantFrom('', "van 't", 'de'), familyName: name, name },
        birthDate: fc.constantFrom('2008-02-29', null),
        group: fc.constantFrom('LAS-2A', ''),
        email: fc.constantFrom('emine@example.org', null),
      }),
      attempt: fc.option(fc.integer({ min: 1, max: 9 })),
      extraMinutes: fc.option(fc.integer({ min: 1, max: 240 })),
      examiner: fc.record({ staffId: id<ExchangedResult['examiner']['staffId']>(), name }),
      attendance: fc.option(
        fc.record({ said: fc.constantFrom(...attendances), reason: fc.constantFrom('', 'ziek'), at: moment }),
      ),
      startsAt: moment,
      came: fc.constantFrom('no', 'identified', 'started', 'signed'),
      at: moment,
      outcome: fc.constantFrom('passed', 'failed'),
    })
    .map(({ came, at, outcome, ...made }) => ({
      ...made,
      ...{ exam, planned: exam },
      identifiedAt: came === 'no' ? null : at,
      startedAt: came === 'started' || came === 'signed' ? at : null,
      signedAt: came === 'signed' ? at : null,
      outcome: came === 'signed' ? (outcome as 'passed' | 'failed') : null,
      outcomeWord: came === 'signed' ? 'Behaald' : '',
      formNumber: came === 'signed' ? '8BAB-719B-B6F6' : '',
      receiptNumber: '',
    }));

/** Some exams, each with some candidates, mixed. */
export const anyResults: fc.Arbitrary<readonly ExchangedResult[]> = fc
  .array(anyExam, { maxLength: 4 })
  .chain((exams) => fc.tuple(...exams.map((exam) => fc.array(anyOfExam(exam), { maxLength: 4 }))))
  .map((perExam) => perExam.flat().sort((a, b) => (a.assessmentId < b.assessmentId ? -1 : 1)));
