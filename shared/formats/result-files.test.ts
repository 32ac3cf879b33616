/**
 * Results for other systems: what we write holds to the published schemas (restated in test/schemas), and a reader that
 * knows nothing but those documents reads every result back.
 */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyResults } from '../../test/builders/any-result';
import type { ExchangedResult } from './exchanged-result';
import { composeOeapi } from './write-oeapi';
import { composeOke, noAddress } from './write-oke';

const madeAt = '2026-11-27T06:30:00.000Z';
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const schema = (name: string) =>
  ajv.compile(JSON.parse(readFileSync(new URL(`../../test/schemas/${name}`, import.meta.url), 'utf8')));
/** A file of somebody else, read as it comes. */
type Foreign = ReturnType<JSON['parse']>;
const asFile = (composed: unknown): Foreign => JSON.parse(JSON.stringify(composed));

/** What both standards can say of a result, in plain words of our own. */
type Told = Readonly<Record<string, string | number | null>>;
const day = (at: string, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(at));
const second = (at: string): number => Math.floor(Date.parse(at) / 1000);

/** The same of what went in, made here from the fields alone. */
function toldOf(result: ExchangedResult): Told {
  const { attendance, signedAt, startedAt, identifiedAt, exam } = result;
  const away = attendance && ['absent', 'ill', 'refused'].includes(attendance.said);
  const since = signedAt ?? attendance?.at ?? startedAt ?? identifiedAt;
  const here = signedAt
    ? 'there'
    : away
      ? 'away'
      : attendance?.said === 'stopped' || startedAt
        ? 'stopped'
        : attendance || identifiedAt
          ? 'waiting'
          : 'unknown';
  return {
    exam: exam.code,
    cancelled: String(exam.isCancelled),
    begins: second(exam.plannedAt),
    number: result.candidate.number,
    family: result.candidate.familyName,
    address: result.candidate.email,
    attempt: result.attempt,
    extra: result.extraMinutes,
    here,
    pass: since ? (result.outcome ?? 'unknown') : null,
    saidOn: since ? day(since, exam.timeZone) : null,
    heldAt: since ? second(startedAt ?? identifiedAt ?? result.startsAt) : null,
    form: result.formNumber || null,
    word: result.outcomeWord || null,
  };
}

const minutesOf = (duration: string | null | undefined): number | null =>
  duration ? Number(/^PT(\d+)M$/.exec(duration)?.[1]) : null;

/** After flow 3.4 of OKE MBO-toetsafname 1.0. */
function readOke(file: Foreign): ReadonlyMap<string, Told> {
  const here: Record<string, string> = {
    ...{
      notKnown: 'unknown',
      notPresent: 'away',
      notStarted: 'waiting',
      notFinished: 'stopped',
      present: 'there',
    },
  };
  return new Map(
    file.offerings.flatMap((offering: Foreign) =>
      offering.associations.items.map((item: Foreign) => {
        const test = item.result?.consumers[0];
        return [
          item.associationId,
          {
            exam: offering.primaryCode.code,
            cancelled: String(offering.consumers[0].offeringState === 'canceled'),
            begins: second(offering.startDateTime),
            number: item.person.primaryCode.code,
            family: item.person.surname,
            address: item.person.mail === noAddress ? null : item.person.mail,
            attempt: item.consumers[0].attempt ?? null,
            extra: item.consumers[0].additionalTimeInMin ?? null,
            here: test ? here[test.attendance] : 'unknown',
            pass: item.result?.pass ?? null,
            saidOn: item.result?.resultDate ?? null,
            heldAt: test ? second(test.testDate) : null,
            form: test?.documents?.[0].documentId ?? null,
            word: item.result?.comment ?? null,
          },
        ];
      }),
    ),
  );
}

/** After TestComponentOffering and its association in OEAPI 6.0. */
function readOeapi(file: Foreign): ReadonlyMap<string, Told> {
  const here: Record<string, string> = {
    ...{
      unknown: 'unknown',
      absent: 'away',
      not_started: 'waiting',
      unfinished: 'stopped',
      present: 'there',
    },
  };
  return new Map(
    file.testComponentOfferings.flatMap((offering: Foreign) =>
      offering.associations.map((item: Foreign) => [
        item.associationId,
        {
          exam: offering.primaryCode.code,
          cancelled: String(offering.state === 'cancelled'),
          begins: second(offering.startDateTime),
          number: item.person.primaryCode.code,
          family: item.person.surname,
          address: item.person.email,
          attempt: item.attempt,
          extra: minutesOf(item.extraDuration),
          here: here[item.attendance],
          pass: item.result?.pass ?? null,
          saidOn: item.result ? item.result.resultDateTime.slice(0, 10) : null,
          heldAt: item.result ? second(item.attempts[0].startDateTime) : null,
          form: item.result?.documents[0]?.documentId ?? null,
          word: item.result?.comment ?? null,
        },
      ]),
    ),
  );
}

describe.each([
  ['OKE MBO-toetsafname 1.0', 'oke-mbo-toetsafname-1.0.schema.json', composeOke, readOke],
  ['OEAPI 6.0', 'oeapi-6.0.schema.json', composeOeapi, readOeapi],
] as const)('results as %s', (_, schemaName, compose, read) => {
  const validate = schema(schemaName);

  it('hold to the schema, and a reader made from the documents alone reads every one back', () => {
    fc.assert(
      fc.property(anyResults, (results) => {
        const file = asFile(compose(results, madeAt));
        validate(file);
        expect(validate.errors ?? []).toEqual([]);
        const expected = new Map(results.map((result) => [result.assessmentId, toldOf(result)]));
        expect(read(file)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('never say that the exam board has finalised one', () => {
    fc.assert(
      fc.property(anyResults, (results) => {
        expect(JSON.stringify(compose(results, madeAt))).not.toContain('"final":true');
      }),
      { numRuns: 30 },
    );
  });

  it('say that somebody was absent, never why', () => {
    const [results] = fc.sample(
      anyResults.filter((some) => some.some(({ attendance }) => attendance?.reason === 'ziek')),
      { numRuns: 1, seed: 11 },
    );
    expect(JSON.stringify(compose(results ?? [], madeAt))).not.toContain('ziek');
  });

  it('are held to by that schema: a result without its date is refused', () => {
    const [results] = fc.sample(
      anyResults.filter((some) => some.some(({ signedAt }) => signedAt)),
      { numRuns: 1, seed: 7 },
    );
    const text = JSON.stringify(compose(results ?? [], madeAt)).replace(
      /"result(Date|DateTime)":/,
      '"forgotten":',
    );
    expect(validate(JSON.parse(text))).toBe(false);
  });
});
