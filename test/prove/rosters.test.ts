/**
 * Whatever way a school writes its people down: the right rows come in, whole, in one plan; who is in doubt waits; the same
 * file again changes nothing; no password is seen. A hundred and twenty files here; `npm run prove:roster` takes five thousand.
 */

import { expect, it } from 'vitest';
import { decideRoster } from '../../shared/domain/roster/decide-roster';
import type { RosterView } from '../../shared/domain/roster/roster-plan';
import { openRoster } from '../../shared/formats/roster/open-roster';
import { readRoster } from '../../shared/formats/roster/read-roster';
import { newId } from '../../shared/kernel/ids';
import { groupSchema } from '../../shared/records/group';
import { groupMembershipSchema } from '../../shared/records/group-membership';
import { participantSchema } from '../../shared/records/participant';
import { participantOfficeSchema } from '../../shared/records/participant-office';
import { staffSchema } from '../../shared/records/staff';
import { aRandom } from '../builders/a-random';
import { afterRoster } from '../builders/after-roster';
import { anId } from '../builders/an-exam';
import { seedOfRun } from '../faults/seed-of-run';
import { anyRoster, type GeneratedRoster } from './rosters';

const staffId = anId<'Staff'>(1);
const count = Number(process.env.VAKPROEF_ROSTERS ?? 120);
const seed = seedOfRun();
const empty: RosterView = {
  ...{ participants: [], staff: [], groups: [], memberships: [], standardQualificationIds: [] },
};

function readAll(generated: GeneratedRoster) {
  const opened = openRoster(generated.files);
  if (!opened.ok) throw new Error(opened.problem.code);
  return readRoster(opened.value, { table: null, edits: {} });
}

function tryOne(generated: GeneratedRoster): void {
  const read = readAll(generated);
  expect(read.ok).toBe(generated.isReadable);
  if (!read.ok) return;
  const readout = structuredClone(read.value);
  const decide = (view: RosterView) =>
    decideRoster({
      ...{ readout, view, choices: { meant: {}, left: new Set(), extent: readout.extent ?? 'delta' } },
      ...{ now: '2026-11-27T12:00:00.000Z', today: '2026-11-27', staffId, newId },
    });
  const plan = decide(empty);
  const { participants, offices, staff, groups, memberships } = plan.writes;
  for (const one of participants) participantSchema.parse(one);
  for (const one of offices) participantOfficeSchema.parse(one);
  for (const one of staff) staffSchema.parse(one);
  for (const one of groups) groupSchema.parse(one);
  for (const one of memberships) groupMembershipSchema.parse(one);

  const groupOf = (participantId: string): string | undefined => {
    const place = memberships.find((one) => one.participantId === participantId);
    return groups.find(({ groupId }) => groupId === place?.groupId)?.name;
  };
  const brought = participants.map(
    ({ participantId, number, givenName, namePrefix, familyName, birthDate }) => ({
      ...{ number, givenName, namePrefix, familyName, birthDate: birthDate ?? undefined },
      group: groupOf(participantId),
    }),
  );
  const byNumber = <T extends { readonly number: string }>(list: readonly T[]): readonly T[] =>
    [...list].sort((a, b) => (a.number < b.number ? -1 : 1));
  expect(byNumber(brought)).toEqual(byNumber(generated.people));
  expect(staff).toHaveLength(generated.staff);
  expect(plan.items.filter(({ outcome }) => outcome === 'waiting')).toHaveLength(generated.waiting);
  expect(readout.notes.filter(({ code }) => code === 'orphan')).toHaveLength(generated.orphans);

  const again = decide(afterRoster(empty, plan.writes));
  expect(Object.values(again.writes).flat()).toEqual([]);
  const said = JSON.stringify([readout, plan]);
  for (const password of generated.passwords) expect(said).not.toContain(password);
}

it(`${count} rosters by chance (seed ${seed}): the right rows, whole, and twice is once`, () => {
  const random = aRandom(seed);
  const chance = () => random(1);
  const kinds = new Map<string, number>();
  for (let index = 0; index < count; index++) {
    const generated = anyRoster(chance);
    try {
      tryOne(generated);
    } catch (thrown) {
      throw new Error(`roster ${index} of seed ${seed} (${generated.kind})`, { cause: thrown });
    }
    kinds.set(generated.kind, (kinds.get(generated.kind) ?? 0) + 1);
  }
  expect(kinds.size).toBeGreaterThan(5);
  if (process.env.VAKPROEF_ROSTERS) console.log(Object.fromEntries(kinds));
}, 3_600_000);
