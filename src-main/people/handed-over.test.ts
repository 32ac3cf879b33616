/** To whom the device may be handed over, by whom, and what a disk that refuses leaves. */
import { expect, it, onTestFinished } from 'vitest';
import type { Session } from '../../shared/contract/people-contract';
import type { ParticipantId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { realWorld } from '../../shared/kernel/real-world';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import { aCertificate } from '../../test/builders/a-certificate';
import { aMarkDraft } from '../../test/builders/a-draft';
import { aFolder } from '../../test/builders/a-journal';
import { anId } from '../../test/builders/an-exam';
import { createFaultyFiles } from '../../test/fakes/faulty-files';
import { nodeFiles } from '../disk/node-files';
import type { PeopleHere } from '../follow/people-here';
import { createHandedOver } from './handed-over';
import { createSessionHolder } from './session-holder';

const staffId = anId<'Staff'>(8000);
const participantId = anId<'Participant'>(6001);
const to = { participantId, ids: [participantId] as ParticipantId[] };
const sessionOf = (roles: Session['roles']): Session => ({
  ...{ sessionId: anId(7001), staffId, roles, openedAt: '2026-11-28T08:00:00.000Z' },
});

function aLab(roles: Session['roles'] = ['administrator']) {
  const holder = createSessionHolder();
  const files = createFaultyFiles(nodeFiles);
  const certificate = aCertificate(
    { staffId, deviceId: anId<'Device'>(9001), publicKey: 'A'.repeat(43), roles: [...roles] },
    new Date('2026-11-28T08:00:00.000Z'),
  );
  const recorded: Pick<Draft, 'type' | 'subjectId' | 'body'>[] = [];
  let refusal: Result<null> = ok(null);
  const refuseRecords = (code: 'disk-full') => {
    refusal = err(problem(code));
  };
  const parts = {
    ...{ folder: aFolder(), secret: new Uint8Array(32).fill(5), holder, files, world: realWorld },
    ...{ deviceId: () => anId<'Device'>(9001), organisationId: () => anId<'Organisation'>(1) },
    people: () => ({ [staffId]: { certificate } }) as unknown as PeopleHere,
    record: async (drafts: readonly Draft[]) => {
      if (!refusal.ok) return refusal;
      recorded.push(...drafts.map(({ type, subjectId, body }) => ({ type, subjectId, body })));
      return ok(null);
    },
  };
  const handedOver = createHandedOver(parts);
  const unlock = (record = async () => ok(null), opening = null as ReturnType<typeof aMarkDraft> | null) =>
    holder.openWith(sessionOf(roles), opening, record);
  const restart = async () => {
    const next = { ...parts, holder: createSessionHolder() };
    const opened = createHandedOver(next);
    await opened.resume();
    return { handedOver: opened, holder: next.holder };
  };
  return { holder, files, handedOver, unlock, restart, recorded, refuseRecords };
}

it('by nobody, and by nobody whose role writes no portfolio', async () => {
  const { handedOver } = aLab();
  expect(await handedOver.handOver(to)).toMatchObject({ problem: { code: 'nobody-signed-in' } });
  const examiner = aLab(['examiner']);
  await examiner.unlock();
  expect(await examiner.handedOver.handOver(to)).toMatchObject({ problem: { code: 'not-allowed' } });
  expect(examiner.handedOver.get()).toBeNull();
});

it('not before it is recorded that they were let in: after a restart nothing would stand for what the candidate adds', async () => {
  const { handedOver, holder, unlock } = aLab();
  const full = async () => ({ ok: false as const, problem: { code: 'disk-full' as const, details: {} } });
  await unlock(full as never, aMarkDraft());
  expect(holder.unrecorded()).not.toBeNull();
  expect(await handedOver.handOver(to)).toMatchObject({ problem: { code: 'disk-full' } });
});

it('nobody has the device without a record of it', async () => {
  const { handedOver, unlock, recorded, refuseRecords } = aLab();
  await unlock();
  handedOver.noteBack();
  refuseRecords('disk-full');
  expect(await handedOver.handOver(to)).toMatchObject({ problem: { code: 'disk-full' } });
  expect([handedOver.get(), recorded]).toEqual([null, []]);
});

it('its coming back is recorded under the same, over a restart, too', async () => {
  const { handedOver, unlock, restart, recorded } = aLab();
  await unlock();
  expect(await handedOver.handOver(to)).toMatchObject({ ok: true });
  const { handedOver: next } = await restart();
  next.noteBack();
  await next.settled();
  const [handed] = recorded;
  const subjectId = handed?.subjectId;
  expect(recorded).toEqual([
    { type: 'device-handed', subjectId, body: { participantId } },
    { type: 'device-handed-back', subjectId, body: { participantId } },
  ]);
});

it('a disk that refuses leaves the device with whoever has it', async () => {
  const { handedOver, files, unlock, restart, recorded } = aLab();
  await unlock();
  files.room = 0;
  expect(await handedOver.handOver(to)).toMatchObject({ problem: { code: 'disk-full' } });
  expect(handedOver.get()).toBeNull();
  expect(recorded.map(({ type }) => type)).toEqual(['device-handed', 'device-handed-back']);
  expect((await restart()).handedOver.get()).toBeNull();
});

it('a lock in the middle wins', async () => {
  const { handedOver, holder, unlock, restart } = aLab();
  await unlock();
  const asked = handedOver.handOver(to);
  holder.close();
  expect(await asked).toMatchObject({ ok: false });
  expect(handedOver.get()).toBeNull();
  const { handedOver: next, holder: nobody } = await restart();
  expect([next.get(), nobody.get()]).toEqual([null, null]);
});

it('it came back, once, from whoever locks while it is handed over, in two windows at once, or twice', async () => {
  const { handedOver, holder, unlock, recorded } = aLab();
  await unlock();
  const asked = handedOver.handOver(to);
  await expect.poll(() => recorded).toHaveLength(1);
  handedOver.noteBack();
  holder.close();
  expect(await asked).toMatchObject({ problem: { code: 'device-locked' } });
  await handedOver.settled();
  expect(recorded.map(({ type }) => type)).toEqual(['device-handed', 'device-handed-back']);

  await unlock();
  expect(await handedOver.handOver(to)).toMatchObject({ ok: true });
  handedOver.noteBack();
  handedOver.noteBack();
  await handedOver.settled();
  expect(recorded.map(({ type }) => type).slice(2)).toEqual(['device-handed', 'device-handed-back']);
});

it('two who ask at once: the first one has it, and nothing says that the other did', async () => {
  const { handedOver, unlock, recorded } = aLab();
  await unlock();
  const other = anId<'Participant'>(6002);
  const answers = await Promise.all([to, { participantId: other, ids: [other] }].map(handedOver.handOver));
  expect(answers).toMatchObject([{ ok: true }, { problem: { code: 'device-handed-over' } }]);
  expect(handedOver.get()).toEqual(to);
  expect(recorded.map(({ body }) => body)).toEqual([{ participantId }]);
});

it('a PIN of somebody else while it is handed over stands for its coming back: nothing is noted in their name', async () => {
  const { handedOver, holder, unlock, recorded } = aLab();
  await unlock();
  expect(await handedOver.handOver(to)).toMatchObject({ ok: true });
  await holder.openWith({ ...sessionOf(['administrator']), sessionId: anId(7002) }, null, async () =>
    ok(null),
  );
  expect(handedOver.get()).toBeNull();
  handedOver.noteBack();
  await handedOver.settled();
  expect(recorded.map(({ type }) => type)).toEqual(['device-handed']);
});

it('goes on at a start as what whoever handed it over is by then, or not at all', async () => {
  const { handedOver, unlock, restart } = aLab();
  onTestFinished(handedOver.settled);
  await unlock();
  expect(await handedOver.handOver(to)).toMatchObject({ ok: true });
  const { handedOver: next, holder } = await restart();
  expect(next.get()).toEqual(to);
  expect(holder.get()).toEqual(sessionOf(['administrator']));
});
