/** A key that ends, or is replaced, in the middle of its use: nobody comes in with what it was before (docs/RIGHTS.md). */
import { describe, expect, it } from 'vitest';
import { newId, type StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err } from '../../shared/kernel/result';
import { isSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import { sessionStatement } from '../../shared/protocol/person-statement';
import { aMarkDraft } from '../../test/builders/a-draft';
import { aPeopleLab, type PeopleLab, type PeopleLabOptions } from '../../test/builders/a-people-lab';
import { value } from '../../test/builders/value';
import { type MemoryJournal, memoryJournal } from '../../test/fakes/memory-journal';

const joke = newId<'Staff'>();
const pin = '271828';

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

describe('a key that ends while it is used', () => {
  /** A place where something waits until it is let go. */
  function aStop() {
    let arrive = (): void => undefined;
    let letGo = (): void => undefined;
    const reached = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const gone = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const wait = (): Promise<void> => {
      arrive();
      return gone;
    };
    return { wait, reached, letGo: () => letGo() };
  }
  /** A lab in which the count of a right PIN waits until it is let go. */
  async function aHeldLab(hub: PeopleLabOptions['hub'] = {}) {
    let hold: (() => Promise<void>) | null = null;
    const write = async (_staffId: StaffId, wrong: number) => {
      if (wrong === 0) await hold?.();
    };
    const lab = await aLockedLab({ hub, mirror: { read: async () => 0, write } });
    const stop = aStop();
    hold = stop.wait;
    return { lab, ...stop };
  }

  it('by the hub’s word, while its PIN is looked at: it lets nobody in', async () => {
    const { lab, reached, letGo } = await aHeldLab({ renew: async () => err(problem('staff-inactive')) });
    const unlocking = unlock(lab, pin);
    await reached;
    await lab.people.renewCertificates();
    letGo();
    expect(await unlocking).toMatchObject(err({ code: 'person-unknown' }));
    expect(lab.holder.get()).toBeNull();
  });

  it('because the device became another one, while its PIN is looked at: no session names what it was before', async () => {
    const { lab, reached, letGo } = await aHeldLab();
    const opened = lab.changes().length;
    const unlocking = unlock(lab, pin);
    await reached;
    await lab.journal.append([
      {
        kind: 'renamed',
        deviceId: newId<'Device'>(),
        keySeed: Buffer.alloc(32, 1).toString('base64'),
        was: lab.deviceId,
        deviceName: 'Tablet (2)',
        token: 'U'.repeat(43),
        certificates: [],
        at: lab.world.now().toISOString(),
      },
    ]);
    // What is recorded is followed by then.
    await lab.recorder.record([aMarkDraft()]);
    letGo();
    expect(await unlocking).toMatchObject(err({ code: 'person-unknown' }));
    expect(lab.changes()).toHaveLength(opened);
  });

  it('while it is written down that they came: they work here no more', async () => {
    let written: (() => Promise<void>) | null = null;
    const inner = memoryJournal();
    const append: MemoryJournal['append'] = async (entries) => {
      const kept = await inner.append(entries);
      if (entries.some(({ kind }) => kind === 'own')) await written?.();
      return kept;
    };
    const lab = await aLockedLab({
      journal: { ...inner, append },
      hub: { renew: async () => err(problem('staff-inactive')) },
    });
    const { wait, reached, letGo } = aStop();
    written = wait;
    const unlocking = unlock(lab, pin);
    await reached;
    await lab.people.renewCertificates();
    letGo();
    await unlocking;
    expect(lab.holder.get()).toBeNull();
  });

  it('with the device’s access: a personal code that waited for its first PIN opens nothing without the hub', async () => {
    const lab = await aPeopleLab();
    await lab.people.newcomers.welcome('A1B2');
    const waited = lab.certified();
    await lab.people.forgetKeys();
    await begin(lab);
    expect(lab.certified()).not.toBe(waited);
  });
});

describe('a key that is replaced while it is used', () => {
  const isOwnSession = (lab: PeopleLab): boolean => {
    const opened = lab.changes().findLast(({ type }) => type === 'session-opened')!;
    const { by, openedAt } = opened.body as { by: { serial: never; signature: string }; openedAt: string };
    const { deviceId, organisationId } = lab;
    const sessionId = opened.subjectId as never;
    const said = sessionStatement({ deviceId, organisationId, serial: by.serial }, { sessionId, openedAt });
    return isSignedBy(publicKeyOf(lab.certified()), said, by.signature);
  };

  it('by a new code, while the PIN is being changed: the PIN changed last opens the key that is certified', async () => {
    const lab = await aLockedLab();
    const changing = lab.service.changePin({ staffId: joke, pin, newPin: '314159' });
    const beginning = begin(lab, joke, '161803');
    await Promise.all([changing, beginning]);
    value(await beginning);
    value(await lab.service.lock({}));
    value(await unlock(lab, '161803'));
    expect(isOwnSession(lab)).toBe(true);
    const again = await lab.restart();
    value(await unlock(again, '161803'));
    expect(isOwnSession({ ...again, certified: lab.certified })).toBe(true);
  });

  it('by a new code, while somebody unlocks: nobody comes in with the key that ended', async () => {
    const lab = await aLockedLab();
    const [unlocked, begun] = await Promise.all([unlock(lab, pin), begin(lab, joke, '161803')]);
    expect(unlocked).toMatchObject(err({ code: 'person-unknown' }));
    expect(lab.holder.get()?.sessionId).toBe(value(begun).sessionId);
    expect(isOwnSession(lab)).toBe(true);
  });

  it('twice at once by a double tap: the PIN works, and the key is the one certified last', async () => {
    const lab = await aPeopleLab();
    const [one, two] = await Promise.all([begin(lab), begin(lab)]);
    value(one);
    value(two);
    value(await lab.service.lock({}));
    value(await unlock(lab, pin));
    expect(isOwnSession(lab)).toBe(true);
  });
});
