/** A kind that grows: what a made-up next program makes of the records of today, and what today makes of its records. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import sample from '../../test/versions/samples/participant.v1.json';
import { defineDocument } from './define-record';
import { openBody, openRecord } from './open-record';
import { participantRecord, participantSchema } from './participant';

const given = { merge: 'by-field', scope: 'people' } as const;
/** With a field that may be absent: no new version. */
const withMail = defineDocument('participant', {
  ...given,
  version: 1,
  schema: participantSchema.extend({ mail: z.string().default('') }),
});
/** With one name instead of three parts: a new version, made of the one before. */
const withOneName = defineDocument('participant', {
  ...given,
  version: 2,
  schema: z.looseObject({ number: z.string(), name: z.string() }),
  earlier: {
    1: {
      schema: participantSchema,
      upcast: (body) => {
        const { givenName, familyName, ...rest } = participantSchema.parse(body);
        return { ...rest, name: `${givenName} ${familyName}` };
      },
    },
  },
});

describe('a record of before', () => {
  it('opens in a program that has a field more, and the field is filled in', () => {
    expect(openBody(withMail, 1, sample.body)).toEqual({ state: 'read', body: { ...sample.body, mail: '' } });
  });

  it('opens in a program that has a later version of its kind, brought up to it', () => {
    expect(openBody(withOneName, 1, sample.body)).toMatchObject({
      state: 'read',
      body: { number: sample.body.number, name: `${sample.body.givenName} ${sample.body.familyName}` },
    });
    expect(openBody(withOneName, 1, { number: 1 })).toMatchObject({ state: 'unreadable' });
  });
});

describe('a record of a later program', () => {
  it('with a field more opens today, and keeps it', () => {
    const body = { ...sample.body, mail: 'seyma@example.nl' };
    expect(openBody(participantRecord, 1, body)).toEqual({ state: 'read', body });
  });

  it('of a later version or an unknown kind says so, and is no fault', () => {
    const named = { kind: 'document', subjectType: 'participant', type: 'participant' } as const;
    expect(openRecord({ ...named, typeVersion: 2, body: null })).toEqual({ state: 'newer' });
    expect(openRecord({ ...named, type: 'portfolio', typeVersion: 1, body: {} })).toEqual({
      state: 'unknown-kind',
    });
  });

  it('of a known version that is not as it should be names the place', () => {
    expect(openBody(participantRecord, 1, { ...sample.body, number: 7 })).toEqual({
      state: 'unreadable',
      at: 'number',
    });
  });
});
