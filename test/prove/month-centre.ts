/**
 * A centre for a month by robot: a real hub that asks who may what and who sees what, two administrators with a device each, and
 * tablets that two examiners share, all whole but for their screens. One clock is everybody's, and the test moves it.
 */

import type { Qualification } from '../../shared/domain/qualification';
import { composeUuid7, type Id, newId, type StaffId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { ok } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { Participant } from '../../shared/records/participant';
import { createPersonalCode } from '../../src-hub/accounts/enrolment-code';
import { mayWrite } from '../../src-hub/authorise/may-write';
import { createCentre } from '../../src-hub/centres/create-centre';
import { putHubDocuments } from '../../src-hub/centres/hub-changes';
import { workOutSight } from '../../src-hub/sight/work-out-sight';
import type { Store } from '../../src-hub/store/open-store';
import { composeDocumentDraft, composeQualificationDrafts } from '../../src-renderer/actions/compose-draft';
import { recordDrafts } from '../../src-renderer/actions/record-drafts';
import { stretchAtOnce } from '../builders/a-people-lab';
import { aCoreTask, anIndicator, aQualification, aWorkProcess } from '../builders/a-qualification';
import { contentOf } from '../builders/content-of';
import { value } from '../builders/value';
import { aCode, aHub, type HubLab } from '../hub/hub-lab';
import { aLine } from '../versions/a-line';
import { aWholeDevice, type WholeDevice } from '../versions/a-whole-device';

export const pin = '271828';

/** Everybody's clock. Each id is a millisecond later than the one before it, so ids lie in the order in which things were done. */
export type MonthClock = {
  readonly world: World;
  readonly now: () => Date;
  readonly moveTo: (ms: number) => void;
};

export function aMonthClock(start: string): MonthClock {
  const startMs = Date.parse(start);
  let ms = startMs;
  const now = (): Date => new Date(ms);
  const nextId = <Brand extends string>(): Id<Brand> => {
    ms += 1;
    return composeUuid7(ms, realWorld.randomBytes(10)) as Id<Brand>;
  };
  return {
    world: { ...realWorld, now, monotonicMs: () => ms - startMs, newId: nextId },
    now,
    moveTo: (later) => {
      ms = Math.max(ms, later);
    },
  };
}

/** One device of the centre with those who have a PIN on it. */
export type Post = {
  readonly device: WholeDevice;
  readonly people: readonly StaffId[];
  /** Without a network until then, in ms since 1970. */
  cutUntil: number;
  /** Until what waits is handed in; without a network nothing is. At no other time the device reaches the hub. */
  readonly contact: () => Promise<void>;
  /** What was saved as a file last. */
  saved: Uint8Array;
  /** Every signature that was given on it. */
  readonly signed: { readonly changeId: string; readonly signedAt: string }[];
};

export type MonthCentre = {
  readonly clock: MonthClock;
  readonly store: Store;
  readonly offices: readonly Post[];
  readonly tablets: readonly Post[];
  readonly qualifications: readonly Qualification[];
  readonly participants: readonly Participant[];
};

const aStaff = (staffId: StaffId, name: string, roles: readonly string[]) => ({
  ...{ type: 'staff' as const, documentId: staffId },
  document: { staffId, name, jobTitle: '', roles: [...roles], independent: true },
});

async function openPost(
  hub: { readonly url: string; readonly store: Store },
  organisationId: Id<'Organisation'>,
  clock: MonthClock,
  people: readonly StaffId[],
): Promise<Post> {
  const [first, ...others] = people;
  const code = await aCode(hub.store, organisationId, clock.now(), first);
  const line = aLine();
  const handIn = async (): Promise<void> => {
    for (let round = 1; ; round += 1) {
      const { problem, waiting } = await device.sync();
      if (problem === null && waiting === 0) return;
      if (round === 8) throw new Error(`${waiting} wait after ${round} rounds: ${JSON.stringify(problem)}`);
    }
  };
  const contact = async (): Promise<void> => {
    if (clock.now().getTime() >= post.cutUntil) await line.during(handIn);
  };
  const post: Omit<Post, 'device'> = { people, contact, cutUntil: 0, saved: new Uint8Array(), signed: [] };
  const open = () =>
    aWholeDevice(hub.url, code, {
      world: clock.world,
      stretchPin: stretchAtOnce,
      fetch: line.fetch,
      save: async (place, content) => {
        post.saved = await contentOf(content);
        return ok({ outcome: 'saved', place });
      },
    });
  const device = await line.during(open);
  const begin = (personalCode: string | null) =>
    line.during(() => device.deps.host.people.begin({ code: personalCode, staffId: null, pin }));
  value(await begin(device.personalCode));
  for (const staffId of others) {
    const personal = await hub.store.database
      .transaction()
      .execute((transaction) =>
        createPersonalCode(hub.store, transaction, organisationId, clock.now(), staffId),
      );
    value(await begin(personal));
  }
  await contact();
  return Object.assign(post, { device });
}

const aTree = (number: number): Qualification =>
  aQualification({
    ...{ name: `Vakmens ${number}`, code: `2500${number}`, status: 'active' },
    coreTasks: [
      aCoreTask({
        workProcesses: [aWorkProcess({ indicators: [anIndicator(), anIndicator(), anIndicator()] })],
      }),
    ],
  });

const aPerson = (number: number): Participant => ({
  ...{ participantId: newId<'Participant'>(), number: String(100_000 + number), givenName: 'Sam' },
  ...{ namePrefix: number % 3 ? '' : 'van der', familyName: `Naam${number}`, birthDate: '2007-03-14' },
  group: `KLAS${number % 40}`,
});

/** @param size how many take part and examine */
export async function aMonthCentre(
  lab: HubLab,
  start: string,
  size: { readonly participants: number; readonly examiners: number },
): Promise<MonthCentre> {
  const clock = aMonthClock(start);
  const hub = await aHub(await lab.freshDatabase(), {
    world: clock.world,
    rights: mayWrite,
    sight: workOutSight,
  });
  const named = { name: 'ROC Test', place: 'Ede', administrator: 'A. Beheer' };
  const { organisationId, administratorId } = await createCentre(hub.store, named, clock.now());
  const second = newId<'Staff'>();
  const examiners = Array.from({ length: size.examiners }, () => newId<'Staff'>());
  const staff = [
    aStaff(second, 'B. Beheer', ['administrator', 'examiner']),
    ...examiners.map((staffId, at) => aStaff(staffId, `Examinator ${at}`, ['examiner'])),
  ];
  await putHubDocuments(hub.store, organisationId, staff, clock.now());
  const qualifications = [1, 2, 3].map(aTree);
  const participants = Array.from({ length: size.participants }, (_, at) => aPerson(at));
  const post = (people: readonly StaffId[]) => openPost(hub, organisationId, clock, people);
  const office = await post([administratorId]);
  const { deps } = office.device;
  const drafts = [
    ...qualifications.flatMap((one) => composeQualificationDrafts(deps.world, one, null)),
    ...participants.map((document) =>
      composeDocumentDraft(deps.world, {
        ...{ type: 'participant', documentId: document.participantId, document, upon: null },
      }),
    ),
  ];
  value(await recordDrafts(deps, null, drafts));
  await office.contact();
  const offices = [office, await post([second])];
  const tablets: Post[] = [];
  for (let at = 0; at < examiners.length; at += 2) tablets.push(await post(examiners.slice(at, at + 2)));
  return { clock, store: hub.store, offices, tablets, qualifications, participants };
}
