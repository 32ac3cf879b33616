/** Nobody but the person with the PIN works as that person on a device (docs/RIGHTS.md). */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { newId, type StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { isSignedBy, newPrivateKey, publicKeyOf } from '../../shared/node/ed25519';
import { composeDraft } from '../../shared/protocol/compose-draft';
import { actStatement, sessionStatement } from '../../shared/protocol/person-statement';
import { assessmentSigned } from '../../shared/records/assessment-signed';
import { staffRecord } from '../../shared/records/staff';
import { aCertificate, signCertificate } from '../../test/builders/a-certificate';
import { aDocumentDraft, aMarkDraft } from '../../test/builders/a-draft';
import { aPeopleLab, type PeopleLab, type PeopleLabOptions } from '../../test/builders/a-people-lab';
import { value } from '../../test/builders/value';
import { type MemoryJournal, memoryJournal } from '../../test/fakes/memory-journal';
import { createTriesMirror } from './tries-mirror';

const joke = newId<'Staff'>();
const pim = newId<'Staff'>();
const pin = '271828';
const minute = 60_000;

const begin = (lab: PeopleLab, staffId: StaffId = joke, chosen = pin) =>
  lab.service.begin({ code: 'A1B2', staffId, pin: chosen });
const unlock = (lab: PeopleLab, typed: string, staffId: StaffId = joke) =>
  lab.service.unlock({ staffId, pin: typed });

/** Somebody has a PIN here, and the device is locked. */
async function aLockedLab(options: PeopleLabOptions = {}): Promise<PeopleLab> {
  const lab = await aPeopleLab(options);
  value(await begin(lab));
  value(await lab.service.lock({}));
  return lab;
}

/** Types wrong PINs, waiting as long as asked before each. */
async function guess(lab: PeopleLab, times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    lab.world.pass(lab.service.people.get().persons[0]?.waitMs ?? 0);
    await unlock(lab, `99999${n % 10}`);
  }
}

describe('a person', () => {
  it('chooses a PIN once, and everything recorded after it is in their session', async () => {
    const lab = await aPeopleLab();
    const session = value(await begin(lab));
    value(await lab.recorder.record([aMarkDraft()]));
    const [opened, mark] = lab.changes();
    expect(opened).toMatchObject({
      type: 'session-opened',
      subjectId: session.sessionId,
      actorId: joke,
      sessionId: session.sessionId,
    });
    expect(mark).toMatchObject({ type: 'mark-given', actorId: joke, sessionId: session.sessionId });
  });

  it('signs the session with a key of their own, which the hub certified', async () => {
    const lab = await aPeopleLab();
    const session = value(await begin(lab));
    const { by, openedAt } = lab.changes()[0]!.body as {
      by: { serial: never; signature: string };
      openedAt: string;
    };
    const { deviceId, organisationId } = lab;
    const said = sessionStatement({ deviceId, organisationId, serial: by.serial }, { ...session, openedAt });
    expect(isSignedBy(publicKeyOf(lab.certified()), said, by.signature)).toBe(true);
  });

  it('works again with the PIN after a new start, without a network, and with no other', async () => {
    const lab = await aLockedLab();
    const again = await lab.restart();
    expect(again.holder.get()).toBeNull();
    expect(await unlock(again, '271829')).toMatchObject(
      err({ code: 'pin-wrong', details: { triesLeft: 9 } }),
    );
    expect(value(await unlock(again, pin)).staffId).toBe(joke);
  });

  it('types the PIN in any form of the same characters', async () => {
    const lab = await aPeopleLab();
    value(await begin(lab, joke, 'café au lait'));
    expect((await unlock(lab, 'café au lait')).ok).toBe(true);
  });

  it('changes the PIN with the old one only', async () => {
    const lab = await aLockedLab();
    const change = (old: string, newPin: string) =>
      lab.service.changePin({ staffId: joke, pin: old, newPin });
    expect(await change('000001', '314159')).toMatchObject(err({ code: 'pin-wrong' }));
    expect(await change(pin, '123456')).toMatchObject(err({ code: 'pin-too-simple' }));
    value(await change(pin, '314159'));
    expect((await unlock(lab, pin)).ok).toBe(false);
    expect((await unlock(lab, '314159')).ok).toBe(true);
  });

  it.each(['12345', '123456', '654321', '111111', 'kort', ''])(
    'does not get away with the PIN %j',
    async (weak) => {
      const lab = await aPeopleLab();
      expect((await begin(lab, joke, weak)).ok).toBe(false);
      expect(lab.service.people.get().persons).toEqual([]);
    },
  );

  it('stands for an act with the PIN typed anew', async () => {
    const lab = await aPeopleLab();
    value(await begin(lab));
    const act = { type: 'assessment-signed', subjectId: newId<'Assessment'>(), digest: 'ab'.repeat(32) };
    expect(await lab.service.confirm({ pin: '000001', ...act })).toMatchObject(err({ code: 'pin-wrong' }));
    const { serial, signature } = value(await lab.service.confirm({ pin, ...act }));
    const { deviceId, organisationId } = lab;
    const key = publicKeyOf(lab.certified());
    expect(isSignedBy(key, actStatement({ deviceId, organisationId, serial }, act), signature)).toBe(true);
    const other = { ...act, subjectId: newId<'Assessment'>() };
    expect(isSignedBy(key, actStatement({ deviceId, organisationId, serial }, other), signature)).toBe(false);
  });
});

describe('an assessment', () => {
  const sign = (by?: object) =>
    composeDraft(assessmentSigned, {
      changeId: newId<'Change'>(),
      subjectId: assessmentId,
      examId: newId<'Exam'>(),
      body: { outcome: 'passed', signedName: 'Joke', basisDigest: digest, seen: {}, ...(by ? { by } : {}) },
    });
  const [assessmentId, digest] = [newId<'Assessment'>(), 'ab'.repeat(32)];
  const act = { type: 'assessment-signed', subjectId: assessmentId, digest };

  it('is signed with the PIN typed anew and by nothing else, however unlocked the device is', async () => {
    const lab = await aPeopleLab({ roles: ['examiner'] });
    value(await begin(lab));
    const right = value(await lab.service.confirm({ pin, ...act }));
    const other = value(await lab.service.confirm({ pin, ...act, digest: 'cd'.repeat(32) }));
    const refused = err(problem('not-allowed', { reason: 'signature' }));
    expect(await lab.recorder.record([sign()])).toEqual(refused);
    expect(await lab.recorder.record([sign(other)])).toEqual(refused);
    expect((await lab.recorder.record([sign(right)])).ok).toBe(true);
  });
});

describe('a device', () => {
  it('records nothing while nobody works here', async () => {
    const lab = await aLockedLab();
    const before = lab.changes().length;
    expect(await lab.recorder.record([aMarkDraft()])).toMatchObject(err({ code: 'nobody-signed-in' }));
    expect(lab.changes()).toHaveLength(before);
  });

  it('records nothing that is not for whoever works here', async () => {
    const lab = await aPeopleLab({ roles: ['examiner'] });
    value(await begin(lab));
    expect(await lab.recorder.record([aDocumentDraft()])).toMatchObject(err({ code: 'not-allowed' }));
    expect((await lab.recorder.record([aMarkDraft()])).ok).toBe(true);
  });

  it('gives what was asked before it locked to who asked it', async () => {
    const lab = await aPeopleLab();
    const session = value(await begin(lab));
    const marked = lab.recorder.record([aMarkDraft()]);
    value(await lab.service.lock({}));
    value(await marked);
    expect(lab.changes().at(-1)).toMatchObject({ actorId: joke, sessionId: session.sessionId });
  });

  it('has more people, each with their own PIN', async () => {
    const lab = await aPeopleLab();
    value(await begin(lab, joke));
    value(await begin(lab, pim, '161803'));
    expect((await unlock(lab, pin, pim)).ok).toBe(false);
    expect(value(await unlock(lab, '161803', pim)).staffId).toBe(pim);
    expect(lab.changes().at(-1)).toMatchObject({ type: 'session-opened', actorId: pim });
  });

  it('lets nobody in when a failing disk cannot record that they came', async () => {
    const lab = await aLockedLab();
    lab.journal.failAppends(1, problem('storage-failed'));
    expect(await unlock(lab, pin)).toMatchObject(err({ code: 'storage-failed' }));
    expect(lab.holder.get()).toBeNull();
    expect((await unlock(lab, pin)).ok).toBe(true);
  });

  it('is nobody’s before it is kept that they came: nothing is recorded in a session that was never opened', async () => {
    const lab = await aLockedLab();
    const seen: unknown[] = [];
    lab.holder.subscribe(() => seen.push(lab.holder.get()));
    const session = { sessionId: newId<'Session'>(), staffId: joke, roles: ['examiner'], openedAt: '' };
    let answer: (kept: Result<null>) => void = () => undefined;
    const opening = lab.holder.openWith(
      session,
      null,
      () => new Promise<Result<null>>((tell) => (answer = tell)),
    );
    expect(await lab.recorder.record([aMarkDraft()], joke)).toEqual(err(problem('device-locked')));
    answer(err(problem('disk-full')));
    await opening;
    expect(seen).toEqual([]);
  });

  it('stays locked when it was locked while somebody came in', async () => {
    const lab = await aLockedLab();
    const session = { sessionId: newId<'Session'>(), staffId: joke, roles: ['examiner'], openedAt: '' };
    const opening = lab.holder.openWith(session, null, async () => ok(null));
    lab.holder.close();
    await opening;
    expect(lab.holder.get()).toBeNull();
  });

  it('believes no certificate but its own hub’s, for its own key', async () => {
    const stranger = { hubId: '01900000-0000-7000-8000-00000000abcd', privateKey: newPrivateKey() };
    const lab = await aPeopleLab({
      hub: {
        certify: async ({ publicKey }) => ({
          ok: true,
          value: {
            certificate: signCertificate(
              aCertificate({ staffId: joke, deviceId: newId(), publicKey }),
              stranger,
            ),
          },
        }),
      },
    });
    expect(await begin(lab)).toMatchObject(err({ code: 'hub-answer-not-understood' }));
    expect(lab.service.people.get()).toMatchObject({ persons: [], session: null });
  });

  it('asks the hub to vouch on after a day, and keeps the PIN', async () => {
    const lab = await aLockedLab();
    const before = lab.service.people.get().persons[0]?.validUntil;
    await lab.people.renewCertificates();
    expect(lab.service.people.get().persons[0]?.validUntil).toBe(before);
    lab.world.pass(25 * 60 * minute);
    await lab.people.renewCertificates();
    expect(lab.service.people.get().persons[0]?.validUntil).not.toBe(before);
    expect((await unlock(lab, pin)).ok).toBe(true);
  });

  it('hears within minutes what somebody became, and asks no more often than that', async () => {
    const roles = ['examiner'];
    const lab = await aPeopleLab({ roles });
    const answers = () => lab.journal.entries().filter(({ kind }) => kind === 'person-certified').length;
    expect(value(await begin(lab)).roles).toEqual(['examiner']);
    roles.push('administrator');
    await lab.people.renewCertificates();
    await lab.people.renewCertificates();
    expect(answers()).toBe(1);
    value(await lab.service.lock({}));
    expect(value(await unlock(lab, pin)).roles).toEqual(['examiner', 'administrator']);
    lab.world.pass(10 * minute);
    await lab.people.renewCertificates();
    expect(answers()).toBe(2);
  });

  it('goes on with a certificate that ran out: the hub will ask, the exam goes on', async () => {
    const lab = await aLockedLab({ hub: { renew: async () => err(problem('hub-unreachable')) } });
    lab.world.pass(20 * 24 * 60 * minute);
    await lab.people.renewCertificates();
    expect((await unlock(lab, pin)).ok).toBe(true);
  });
});

describe('Y23: a key that ends', () => {
  /** What a thief has who knows the PIN, the secret and every byte of the journal, and the shares as they are. */
  const opens = async (lab: PeopleLab, journal: MemoryJournal, typed = pin) =>
    (await unlock(await lab.restart(journal), typed)).ok;
  const copyOf = (lab: PeopleLab) =>
    memoryJournal(lab.journal.entries().map((entry) => JSON.stringify(entry)));
  const refusing = (code: 'staff-inactive' | 'certificate-ended' | 'certificate-unknown' | 'hub-busy') => {
    const answer = { problem: null as ReturnType<typeof problem> | null };
    const hub = { renew: async () => err(answer.problem ?? problem('hub-unreachable')) };
    return { hub, refuse: () => (answer.problem = problem(code)) };
  };

  it.each(['staff-inactive', 'certificate-ended'] as const)(
    'because of %s is gone at the next contact, for ever; what was recorded waits on, and it is said why',
    async (code) => {
      const { hub, refuse } = refusing(code);
      const lab = await aPeopleLab({ hub });
      value(await begin(lab));
      value(await lab.recorder.record([aMarkDraft()]));
      const before = copyOf(lab);
      refuse();
      await lab.people.renewCertificates();
      expect(lab.service.people.get()).toEqual({
        persons: [],
        session: null,
        refusals: [{ staffId: joke, problem: problem(code) }],
      });
      expect(lab.people.canUnlock()).toBe(false);
      expect(lab.changes()).toHaveLength(2);
      expect(await unlock(lab, pin)).toMatchObject(err({ code: 'person-unknown' }));
      // Not even from a copy of the journal of before, with the right PIN and this device's secret.
      expect(await opens(lab, before)).toBe(false);
    },
  );

  it('ends nobody else’s', async () => {
    let asked = 0;
    const renew = async () => err(problem(asked++ === 0 ? 'staff-inactive' : 'hub-unreachable'));
    const lab = await aPeopleLab({ hub: { renew } });
    value(await begin(lab));
    value(await begin(lab, pim, '314159'));
    await lab.people.renewCertificates();
    expect(lab.service.people.get().persons.map(({ staffId }) => staffId)).toEqual([pim]);
    expect((await unlock(lab, '314159', pim)).ok).toBe(true);
  });

  it.each(['hub-busy', 'certificate-unknown'] as const)('does not for %s', async (code) => {
    const { hub, refuse } = refusing(code);
    const lab = await aLockedLab({ hub });
    refuse();
    await lab.people.renewCertificates();
    expect((await unlock(lab, pin)).ok).toBe(true);
    // A hub that does not know the key says so to the person: they will be asked about what they give.
    expect(lab.service.people.get().refusals).toHaveLength(code === 'certificate-unknown' ? 1 : 0);
  });

  it('cut off between the journal and the key, is thrown away at the next start', async () => {
    const lab = await aLockedLab();
    const before = copyOf(lab);
    const at = lab.world.now().toISOString();
    await lab.journal.append([
      { kind: 'person-gone', staffId: joke, problem: problem('staff-inactive'), at },
    ]);
    expect(lab.sharesFile.text).not.toBe('{}\n');
    const again = await lab.restart();
    expect(again.service.people.get().persons).toEqual([]);
    expect(lab.sharesFile.text).toBe('{}\n');
    expect(await opens(lab, before)).toBe(false);
  });

  it('by a new code, or a new PIN, opens no more with what stood in the journal before', async () => {
    const lab = await aLockedLab();
    const first = copyOf(lab);
    value(await begin(lab, joke, '314159'));
    const second = copyOf(lab);
    expect(await opens(lab, first)).toBe(false);
    value(await lab.service.changePin({ staffId: joke, pin: '314159', newPin: '161803' }));
    expect(await opens(lab, second, '314159')).toBe(false);
    expect((await unlock(lab, '161803')).ok).toBe(true);
  });

  it('is asked about at once when a staff document came, not only minutes later', async () => {
    let asked = 0;
    const lab = await aPeopleLab({
      hub: {
        renew: async () => {
          asked += 1;
          return err(problem('hub-busy'));
        },
      },
    });
    value(await begin(lab));
    await lab.people.renewCertificates();
    await lab.people.renewCertificates();
    expect(asked).toBe(1);
    const staff = { staffId: joke, name: 'Joke', jobTitle: '', roles: ['examiner'], independent: true };
    const draft = { changeId: newId<'Change'>(), subjectId: joke, body: staff };
    value(await lab.recorder.record([composeDraft(staffRecord, draft)]));
    // What is recorded is followed by then.
    value(await lab.recorder.record([aMarkDraft()]));
    await lab.people.renewCertificates();
    await lab.people.renewCertificates();
    expect(asked).toBe(2);
  });
});

describe('guessing a PIN', () => {
  it('is over after ten: not even the right one opens, and nothing but a new code helps', async () => {
    const lab = await aLockedLab();
    await guess(lab, 10);
    lab.world.pass(1000 * minute);
    expect(await unlock(lab, pin)).toMatchObject(err({ code: 'pin-blocked' }));
    expect(lab.service.people.get().persons[0]).toMatchObject({ triesLeft: 0 });
    value(await begin(lab, joke, '314159'));
    value(await lab.service.lock({}));
    expect((await unlock(lab, '314159')).ok).toBe(true);
  });

  it('waits longer and longer after the fourth', async () => {
    const lab = await aLockedLab();
    const waits: number[] = [];
    for (let n = 0; n < 9; n++) {
      await guess(lab, 1);
      waits.push((lab.service.people.get().persons[0]?.waitMs ?? 0) / 1000);
    }
    expect(waits).toEqual([0, 0, 0, 30, 120, 600, 3600, 3600, 3600]);
    expect(await unlock(lab, pin)).toMatchObject(err({ code: 'pin-wait', details: { seconds: 3600 } }));
  });

  it('starts anew after the right one', async () => {
    const lab = await aLockedLab();
    await guess(lab, 3);
    value(await unlock(lab, pin));
    expect(lab.service.people.get().persons[0]).toMatchObject({ triesLeft: 10, waitMs: 0 });
  });

  it('gets no try back by a new start, nor a shorter wait', async () => {
    const lab = await aLockedLab();
    await guess(lab, 6);
    lab.world.pass(9 * minute);
    const again = await lab.restart();
    expect(await unlock(again, pin)).toMatchObject(err({ code: 'pin-wait', details: { seconds: 600 } }));
    again.world.pass(10 * minute);
    expect((await unlock(again, pin)).ok).toBe(true);
  });

  it('gets no try back by the wall clock', async () => {
    const lab = await aLockedLab();
    await guess(lab, 5);
    const later = { ...lab.world, now: () => new Date('2099-01-01T00:00:00.000Z') };
    const again = await aPeopleLab({ journal: lab.journal, world: later, sharesFile: lab.sharesFile });
    expect(again.service.people.get().persons[0]?.waitMs).toBe(120_000);
  });

  it('counts a try that was cut off before its answer', async () => {
    const lab = await aLockedLab();
    void unlock(lab, '999999');
    await new Promise((resolve) => setImmediate(resolve));
    const tried = lab.journal.entries().map((entry) => JSON.stringify(entry));
    const cut = tried.slice(0, tried.findIndex((text) => text.includes('pin-tried')) + 1);
    const again = await lab.restart(memoryJournal(cut));
    expect(again.service.people.get().persons[0]).toMatchObject({ triesLeft: 9 });
  });

  it('is one at a time, however many ask at once', async () => {
    const lab = await aLockedLab();
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, n) => unlock(lab, `88888${n % 10}`)));
    const wrong = outcomes.filter((one) => !one.ok && one.problem.code === 'pin-wrong');
    expect(wrong).toHaveLength(4);
  });
});

describe('copying the folder back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vakproef-tries-'));
  const state = join(folder, 'state');
  const secret = new Uint8Array(32).fill(3);
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives no try back: they are counted outside it too', async () => {
    const lab = await aLockedLab({ mirror: createTriesMirror(state, secret) });
    const copy = lab.journal.entries().map((entry) => JSON.stringify(entry));
    await guess(lab, 9);
    const put = await lab.restart(memoryJournal(copy));
    expect(put.service.people.get().persons[0]).toMatchObject({ triesLeft: 1, waitMs: 60 * minute });
    put.world.pass(60 * minute);
    await unlock(put, '999999');
    const again = await put.restart(memoryJournal(copy));
    again.world.pass(1000 * minute);
    expect(await unlock(again, pin)).toMatchObject(err({ code: 'pin-blocked' }));
  });

  it('gives some where that place cannot be written: everybody gets in all the same, and it is told', async () => {
    const blocked = join(folder, 'blocked');
    mkdirSync(folder, { recursive: true });
    writeFileSync(blocked, 'a file where the folder would be');
    const lab = await aLockedLab({ mirror: createTriesMirror(join(blocked, 'state'), secret) });
    expect(lab.people.isMirrored()).toBe(false);
    value(await unlock(lab, pin));
    value(await lab.service.lock({}));
    await guess(lab, 10);
    const again = await lab.restart();
    again.world.pass(1000 * minute);
    expect(again.people.isMirrored()).toBe(false);
    expect(await unlock(again, pin)).toMatchObject(err({ code: 'pin-blocked' }));
    rmSync(blocked);
    const free = await aLockedLab({ mirror: createTriesMirror(state, secret) });
    expect(free.people.isMirrored()).toBe(true);
  });

  it('gives none to two programs over copies of it that run at once', async () => {
    const lab = await aLockedLab({ mirror: createTriesMirror(state, secret) });
    const copy = () => memoryJournal(lab.journal.entries().map((entry) => JSON.stringify(entry)));
    const [one, other] = [await lab.restart(copy()), await lab.restart(copy())];
    await guess(one, 9);
    // The other began before any of those; what it counts goes upon them.
    expect(await unlock(other, '999999')).toMatchObject(err({ code: 'pin-wait' }));
    other.world.pass(60 * minute);
    await unlock(other, '999999');
    const again = await lab.restart(copy());
    again.world.pass(1000 * minute);
    expect(await unlock(again, pin)).toMatchObject(err({ code: 'pin-blocked' }));
  });

  it('with that file thrown away: the free tries are gone, and each start waits', async () => {
    const lab = await aLockedLab({ mirror: createTriesMirror(state, secret) });
    const copy = lab.journal.entries().map((entry) => JSON.stringify(entry));
    rmSync(folder, { recursive: true, force: true });
    const put = await lab.restart(memoryJournal(copy));
    expect(await unlock(put, pin)).toMatchObject(err({ code: 'pin-wait', details: { seconds: 30 } }));
    put.world.pass(30_000);
    expect((await unlock(put, pin)).ok).toBe(true);
  });
});
