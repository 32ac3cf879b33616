import { expect, test } from 'vitest';
import { anId } from '../../test/builders/an-exam';
import type { Participant } from '../records/participant';
import { arrangeParticipants } from './arrange-participants';

const person = (n: number, more: Partial<Participant> = {}): Participant => ({
  participantId: anId(n),
  number: `${n}`,
  givenName: 'Sanne',
  namePrefix: '',
  familyName: 'Bakker',
  birthDate: null,
  group: 'LAS-2A',
  ...more,
});
const asStored = { nameOf: ({ group }: { readonly group: string }) => group };
const numbers = (some: readonly Participant[]) => some.map(({ number }) => number);

test('who was merged or taken back stands in no list, who is in the archive apart', () => {
  const { active, archived, meant } = arrangeParticipants(
    [
      person(1),
      person(2, { mergedInto: anId(1) }),
      person(3, { isRemoved: true }),
      person(4, { inactiveSince: '2026-11-01T08:00:00.000Z' }),
    ],
    asStored,
  );
  expect(numbers(active)).toEqual(['1']);
  expect(numbers(archived)).toEqual(['4']);
  expect(meant(anId(2))?.number).toBe('1');
});

test('two devices that merged two people into each other show the same one of them', () => {
  const { active } = arrangeParticipants(
    [person(1, { mergedInto: anId(2) }), person(2, { mergedInto: anId(1) })],
    asStored,
  );
  expect(numbers(active)).toEqual(['1']);
});

test('who stands in another group than they carry is listed with that one, others are the same object', () => {
  const [moved, stays] = [person(1), person(2)];
  const nameOf = ({ participantId }: { readonly participantId: string }) =>
    participantId === moved.participantId ? 'LAS-3A' : 'LAS-2A';
  const { active } = arrangeParticipants([moved, stays], { nameOf });
  expect(active.map(({ group }) => group)).toEqual(['LAS-3A', 'LAS-2A']);
  expect(active[1]).toBe(stays);
  // Asked again they are the same object, too, until they stand in another one.
  expect(arrangeParticipants([moved, stays], { nameOf }).active[0]).toBe(active[0]);
  const later = arrangeParticipants([moved], { nameOf: () => 'LAS-4A' }).active[0];
  expect([later?.group, later === active[0]]).toEqual(['LAS-4A', false]);
});
