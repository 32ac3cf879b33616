/** The device in the hands of a candidate, as the whole of main keeps it: what it lets in, and what outlives a restart. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectClients, contracts, type HostClients } from '../../shared/contract/host';
import { mayPassHanded } from '../../shared/contract/while-handed';
import { newId, type ParticipantId, type StaffId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import type { Result } from '../../shared/kernel/result';
import { type Draft, parseChange } from '../../shared/protocol/change';
import { attachmentsOf } from '../../shared/values/named-file';
import { aMarkDraft } from '../../test/builders/a-draft';
import { aFolder } from '../../test/builders/a-journal';
import { stretchAtOnce } from '../../test/builders/a-people-lab';
import { fakeHub } from '../../test/fakes/fake-hub';
import { sampleOf } from '../../test/security/call-samples';
import { createNodePlatform } from '../hosts/node/node-platform';
import { createPreviews } from '../hosts/node/previews';
import { createLog } from './log';
import { createMainServices, type MainServices } from './main-services';

const pin = '271828';
const world = realWorld;
const value = <T>(result: Result<T>): T =>
  result.ok ? result.value : expect.unreachable(result.problem.code);

async function openIn(place: string, fetch: typeof globalThis.fetch): Promise<MainServices> {
  const folder = join(place, 'device');
  const exportFolder = join(place, 'exports');
  const opened = value(
    await createMainServices({
      folder,
      platform: createNodePlatform({
        ...{ folder, exportFolder, resultFolder: exportFolder, appVersion: '1.2.3', world },
        previews: createPreviews(world),
      }),
      log: createLog(() => undefined, world),
      fetch,
      stretchPin: stretchAtOnce,
      world,
    }),
  );
  onTestFinished(opened.close);
  return opened;
}

const clientsOf = ({ handler, onNotice }: MainServices): HostClients =>
  connectClients({ request: handler, onNotice });

type Scene = {
  readonly services: MainServices;
  readonly host: HostClients;
  readonly staffId: StaffId;
  readonly to: { readonly participantId: ParticipantId; readonly ids: ParticipantId[] };
  readonly place: string;
  readonly again: (
    place?: string,
  ) => Promise<{ readonly services: MainServices; readonly host: HostClients }>;
};

/** An administrator works on a device of a centre. */
async function aScene(): Promise<Scene> {
  const place = aFolder();
  const hub = fakeHub();
  const staffId = newId<'Staff'>();
  hub.nameInCode(staffId);
  const services = await openIn(place, hub.fetch);
  const host = clientsOf(services);
  const link = { hubUrl: hub.url, code: 'A', deviceName: 'tablet 4' };
  const { personalCode: code } = value(await host.device.enrol(link));
  value(await host.people.begin({ code, staffId: null, pin }));
  const participantId = newId<'Participant'>();
  const again = async (from = place) => {
    const opened = await openIn(from, hub.fetch);
    return { services: opened, host: clientsOf(opened) };
  };
  return { services, host, staffId, to: { participantId, ids: [participantId] }, place, again };
}

const anEntryDraft = (participantId: ParticipantId, addedBy: object, over: Partial<Draft> = {}): Draft => {
  const portfolioEntryId = newId<'PortfolioEntry'>();
  return aMarkDraft({
    ...{ kind: 'document', subjectType: 'portfolio-entry', type: 'portfolio-entry', examId: null },
    subjectId: portfolioEntryId,
    body: {
      ...{ portfolioEntryId, participantId, kind: 'work', title: 'Kok', place: '', from: null, until: null },
      ...{ description: '', qualificationIds: [], addedAt: '2026-11-28T08:00:00.000Z', addedBy },
    },
    ...over,
  });
};
/** As the page composes it: the envelope names what the document names. */
function anEvidenceDraft(
  participantId: ParticipantId,
  addedBy: object,
  digest: string,
  preview?: { readonly digest: string; readonly bytes: number },
): Draft {
  const portfolioEvidenceId = newId<'PortfolioEvidence'>();
  const file = { digest, bytes: 1, mediaType: 'image/jpeg', name: 'naad.jpg', madeAt: null, preview };
  return anEntryDraft(participantId, addedBy, {
    ...{ subjectType: 'portfolio-evidence', type: 'portfolio-evidence', subjectId: portfolioEvidenceId },
    attachments: attachmentsOf([file]),
    body: {
      ...{ portfolioEvidenceId, participantId, portfolioEntryId: null, title: '', description: '' },
      ...{ file, addedAt: '2026-11-28T08:00:00.000Z', addedBy },
    },
  });
}
const putFile = async (host: HostClients, byte: number): Promise<string> => {
  const { bodyId } = value(await host.bodies.begin({ bytes: 1 }));
  value(await host.bodies.append({ bodyId, at: 0, bytes: new Uint8Array([byte]) }));
  return value(await host.bodies.finish({ bodyId })).digest;
};
const profileOf = async (host: HostClients) => value(await host.device.profile.read());
const handedOver = { ok: false, problem: { code: 'device-handed-over' } };

describe('what main answers', () => {
  it('refuses every call that the table does not open, and lets the others in', async () => {
    const { services, host, to } = await aScene();
    value(await host.people.handOver(to));
    const paths = Object.values(contracts).flatMap(({ name, calls }) =>
      Object.keys(calls).map((call) => `${name}.${call}`),
    );
    // What ends it comes last.
    const onlyTheirs = ['journal.append', 'bodies.read'];
    const inOrder = paths.toSorted((a, b) => Number(a === 'people.lock') - Number(b === 'people.lock'));
    for (const path of inOrder) {
      const answer = await services.handler(path, sampleOf(path));
      const isRefused = !answer.ok && answer.problem.code === 'device-handed-over';
      // What is only theirs is refused by what it says: these samples are of others.
      expect([path, isRefused]).toEqual([path, !mayPassHanded(path) || onlyTheirs.includes(path)]);
    }
  });

  it('records their own portfolio in the session of who handed it over, and nothing else of anybody', async () => {
    const { host, staffId, to } = await aScene();
    value(await host.people.handOver(to));
    const theirs = { by: 'candidate', staffId };
    const record = (...drafts: Draft[]) => host.journal.append({ drafts, actorId: staffId });
    const kept = value(await record(anEntryDraft(to.participantId, theirs)));
    expect(kept.changes.map(parseChange)).toMatchObject([{ actorId: staffId, body: { addedBy: theirs } }]);
    const other = newId<'Participant'>();
    expect(await record(anEntryDraft(other, theirs))).toMatchObject(handedOver);
    expect(await record(anEntryDraft(to.participantId, { by: 'staff', staffId }))).toMatchObject(handedOver);
    expect(await record(anEntryDraft(to.participantId, { by: 'candidate', staffId: null }))).toMatchObject(
      handedOver,
    );
    expect(await record(aMarkDraft())).toMatchObject(handedOver);
    const hidden = { type: 'portfolio-feedback', subjectType: 'portfolio-feedback' };
    expect(await record(anEntryDraft(to.participantId, theirs, hidden))).toMatchObject(handedOver);
    // One of another's among their own takes all of them along.
    expect(await record(anEntryDraft(to.participantId, theirs), anEntryDraft(other, theirs))).toMatchObject(
      handedOver,
    );
    const head = value(await host.journal.head.read());
    expect(head.position).toBe(kept.position);
  });

  it('changes what the candidate added, here or on their own page, and nothing that the centre added', async () => {
    const { host, staffId, to } = await aScene();
    const own = anEntryDraft(to.participantId, { by: 'candidate', staffId: null });
    const centres = anEntryDraft(to.participantId, { by: 'staff', staffId });
    value(await host.journal.append({ drafts: [own, centres] }));
    value(await host.people.handOver(to));
    const change = (added: Draft) =>
      host.journal.append({ drafts: [{ ...added, changeId: newId<'Change'>(), upon: added.changeId }] });
    expect(await change(own)).toMatchObject({ ok: true });
    expect(await change(centres)).toMatchObject(handedOver);
  });

  it('takes nobody’s word for whose it is and who added it, but that of the version that is changed', async () => {
    const { host, staffId, to } = await aScene();
    const other = newId<'Participant'>();
    const theirs = { by: 'candidate', staffId };
    const own = anEntryDraft(to.participantId, { by: 'candidate', staffId: null });
    const centres = anEntryDraft(to.participantId, { by: 'staff', staffId });
    const others = anEntryDraft(other, { by: 'candidate', staffId: null });
    value(await host.journal.append({ drafts: [own, centres, others] }));
    value(await host.people.handOver(to));
    const { position } = value(await host.journal.head.read());
    const say = (about: Draft, over: object, upon: Draft['upon'] = about.changeId) =>
      host.journal.append({
        drafts: [
          {
            ...{ ...about, changeId: newId<'Change'>(), upon },
            body: Object.assign({}, about.body, over),
          },
        ],
      });
    // The word of the centre as theirs, what is another's as theirs, and a name under something new.
    expect(await say(centres, { addedBy: theirs })).toMatchObject(handedOver);
    expect(await say(others, { participantId: to.participantId })).toMatchObject(handedOver);
    const invented = newId<'Change'>();
    const named = anEntryDraft(to.participantId, { by: 'candidate', staffId: newId<'Staff'>() });
    expect(await say(named, {}, invented)).toMatchObject(handedOver);
    // Their neighbours: upon a version of something else, as if it were new, under another name, as another's.
    expect(await say(centres, { addedBy: theirs }, own.changeId)).toMatchObject(handedOver);
    expect(await say(centres, { addedBy: theirs }, null)).toMatchObject(handedOver);
    expect(await say(own, { addedBy: { by: 'candidate', staffId: newId<'Staff'>() } })).toMatchObject(
      handedOver,
    );
    const { portfolioEntryId } = centres.body as { readonly portfolioEntryId: string };
    const inDisguise = anEntryDraft(to.participantId, theirs);
    expect(await say(inDisguise, { portfolioEntryId }, null)).toMatchObject(handedOver);
    expect(value(await host.journal.head.read()).position).toBe(position);
  });

  it('changes what is recorded in the same call or right now, and says again what is recorded', async () => {
    const { host, staffId, to } = await aScene();
    value(await host.people.handOver(to));
    const first = anEntryDraft(to.participantId, { by: 'candidate', staffId });
    const upon = (before: Draft): Draft => ({
      ...before,
      ...{ changeId: newId<'Change'>(), upon: before.changeId },
    });
    const second = upon(first);
    const third = upon(second);
    const append = (...drafts: Draft[]) => host.journal.append({ drafts });
    const answers = await Promise.all([append(first, second), append(third), append(first)]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(value(await append(first, third)).changes.map(parseChange)).toMatchObject([
      { changeId: first.changeId },
      { changeId: third.changeId },
    ]);
  });

  it('reads the files of their own portfolio to them, and no other file that is here', async () => {
    const { host, staffId, to } = await aScene();
    const staff = { by: 'staff', staffId };
    const theirs = await putFile(host, 1);
    const anothers = await putFile(host, 2);
    const nobodys = await putFile(host, 3);
    const drafts = [
      anEvidenceDraft(to.participantId, staff, theirs),
      anEvidenceDraft(newId<'Participant'>(), staff, anothers),
    ];
    value(await host.journal.append({ drafts }));
    const read = (digest: string) => host.bodies.read({ digest, from: 0, length: 1 });
    expect(await read(anothers)).toMatchObject({ ok: true });
    value(await host.people.handOver(to));
    expect(await read(theirs)).toMatchObject({ ok: true });
    expect(await read(anothers)).toMatchObject(handedOver);
    expect(await read(nobodys)).toMatchObject(handedOver);
  });

  it('takes a file as theirs that they put here or that is theirs already, and none for its digest', async () => {
    const { services, host: before, staffId, to, again } = await aScene();
    const theirs = { by: 'candidate', staffId };
    const own = await putFile(before, 1);
    const anothers = await putFile(before, 2);
    const [ownPiece, anothersPiece] = [
      anEvidenceDraft(to.participantId, { by: 'staff', staffId }, own),
      anEvidenceDraft(newId<'Participant'>(), { by: 'staff', staffId }, anothers),
    ];
    value(await before.journal.append({ drafts: [ownPiece, anothersPiece] }));
    const { bodyId } = value(await before.bodies.begin({ bytes: 1 }));
    value(await before.people.handOver(to));
    // Begun by whoever worked here: its end makes it nobody's of the candidates.
    value(await before.bodies.append({ bodyId, at: 0, bytes: new Uint8Array([3]) }));
    const staffs = value(await before.bodies.finish({ bodyId })).digest;
    const [made, preview] = [await putFile(before, 4), await putFile(before, 5)];
    await services.close();

    const { host } = await again();
    const say = (digest: string, over: Partial<Draft> = {}) =>
      host.journal.append({ drafts: [{ ...anEvidenceDraft(to.participantId, theirs, digest), ...over }] });
    for (const digest of [anothers, staffs, 'f'.repeat(64)]) {
      expect(await say(digest)).toMatchObject(handedOver);
      // In the envelope alone, in what it says alone, and as the small picture of one that is theirs.
      expect(
        await say(own, { attachments: anEvidenceDraft(to.participantId, theirs, digest).attachments }),
      ).toMatchObject(handedOver);
      expect(await say(digest, { attachments: [] })).toMatchObject(handedOver);
      const inside = anEvidenceDraft(to.participantId, theirs, own, { digest, bytes: 1 });
      expect(await host.journal.append({ drafts: [inside] })).toMatchObject(handedOver);
      const entry = anEntryDraft(to.participantId, theirs, {
        attachments: [{ digest, bytes: 1, mediaType: 'image/jpeg' }],
      });
      expect(await host.journal.append({ drafts: [entry] })).toMatchObject(handedOver);
      expect(await host.bodies.read({ digest, from: 0, length: 1 })).toMatchObject(handedOver);
    }
    const piece = anEvidenceDraft(to.participantId, theirs, made, { digest: preview, bytes: 1 });
    value(await host.journal.append({ drafts: [piece] }));
    expect(await host.bodies.read({ digest: made, from: 0, length: 1 })).toMatchObject({ ok: true });
    value(await host.journal.append({ drafts: [anEvidenceDraft(to.participantId, theirs, own)] }));
  });

  it('keeps what they type apart from what staff typed', async () => {
    const { host, staffId, to } = await aScene();
    const keep = (ownerId: StaffId | ParticipantId, text: string) =>
      host.typed.keep({ ownerId, texts: [{ field: 'veld', text }] });
    value(await keep(staffId, 'van de beheerder'));
    expect(await keep(to.participantId, 'te vroeg')).toMatchObject({ problem: { code: 'device-locked' } });
    value(await host.people.handOver(to));
    expect(await host.typed.read({ ownerId: staffId })).toMatchObject({ problem: { code: 'device-locked' } });
    value(await keep(to.participantId, 'van de kandidaat'));
    value(await host.people.lock({}));
    value(await host.people.unlock({ staffId, pin }));
    expect(value(await host.typed.read({ ownerId: staffId }))).toEqual({
      texts: [{ field: 'veld', text: 'van de beheerder' }],
    });
    value(await host.people.handOver(to));
    expect(value(await host.typed.read({ ownerId: to.participantId }))).toEqual({
      texts: [{ field: 'veld', text: 'van de kandidaat' }],
    });
  });
});

describe('how long', () => {
  it('over a restart, in the very session; then until the lock, also over the next restart', async () => {
    const { services, host, staffId, to, again } = await aScene();
    value(await host.people.handOver(to));
    const { session } = value(await host.people.people.read());
    await services.close();

    const next = await again();
    expect(await profileOf(next.host)).toMatchObject({ actorId: staffId, handedTo: to.participantId });
    expect(value(await next.host.people.people.read()).session).toEqual(session);
    const drafts = [anEntryDraft(to.participantId, { by: 'candidate', staffId })];
    const kept = value(await next.host.journal.append({ drafts, actorId: staffId }));
    expect(kept.changes.map(parseChange)).toMatchObject([{ sessionId: session?.sessionId }]);
    expect(await next.services.handler('drafts.read', sampleOf('drafts.read'))).toMatchObject(handedOver);
    // Of two windows at once.
    const locks = await Promise.all([next.host.people.lock({}), next.host.people.lock({})]);
    expect(locks).toMatchObject([{ ok: true }, { ok: true }]);
    // For the audit log: that it was handed over and came back, in that session.
    const { entries } = value(await next.host.journal.read({ from: 1, limit: 100 }));
    const said = entries.flatMap(({ entry }) => (entry.kind === 'own' ? [parseChange(entry.change)] : []));
    expect(said.filter(({ subjectType }) => subjectType === 'handing')).toMatchObject(
      ['device-handed', 'device-handed-back'].map((type) => ({
        ...{ type, actorId: staffId, sessionId: session?.sessionId },
        body: { participantId: to.participantId },
      })),
    );
    await next.services.close();

    const last = await again();
    expect(await profileOf(last.host)).toMatchObject({ actorId: null, handedTo: null });
    expect(await last.host.journal.append({ drafts: [aMarkDraft()] })).toMatchObject({
      problem: { code: 'nobody-signed-in' },
    });
  });

  it('until somebody unlocks with a PIN; a wrong one changes nothing', async () => {
    const { host, staffId, to } = await aScene();
    value(await host.people.handOver(to));
    expect(await host.people.unlock({ staffId, pin: '999999' })).toMatchObject({
      problem: { code: 'pin-wrong' },
    });
    expect(await profileOf(host)).toMatchObject({ handedTo: to.participantId });
    value(await host.people.unlock({ staffId, pin }));
    expect(await profileOf(host)).toMatchObject({ actorId: staffId, handedTo: null });
    expect(await host.journal.append({ drafts: [aMarkDraft()] })).toMatchObject({ ok: true });
  });

  it('a page never hears of the session as if nobody had handed it over, nor of a candidate without one', async () => {
    const { services, host, to } = await aScene();
    const told: unknown[] = [];
    onTestFinished(
      services.onNotice((path, body) => {
        if (path !== 'device.profile') return;
        const { actorId, handedTo } = contracts.device.states.profile.parse(body);
        told.push([actorId !== null, handedTo !== null]);
      }),
    );
    value(await host.people.handOver(to));
    value(await host.people.lock({}));
    expect(told.filter((one, at) => String(one) !== String(told[at - 1]))).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('without its file, or with one of another device, the program begins locked', async () => {
    const { services, host, to, place, again } = await aScene();
    value(await host.people.handOver(to));
    await services.close();
    const file = join(place, 'device', 'handed-over');
    const other = await aScene();
    await other.services.close();
    cpSync(file, join(other.place, 'device', 'handed-over'));
    const strange = await other.again();
    expect(await profileOf(strange.host)).toMatchObject({ actorId: null, handedTo: null });
    rmSync(file);
    expect(await profileOf((await again()).host)).toMatchObject({ actorId: null, handedTo: null });
  });
});
