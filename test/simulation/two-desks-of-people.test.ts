/**
 * Two administrators without contact change the same people and exams, 300 times, and meet the hub in every order, in the middle of
 * their work as well. Pure: the rules by which devices merge, without devices. Afterwards both have the same; what only one of
 * them wrote stands; what both wrote is told once, with both values; and what both ended is no matter for anybody.
 */
import { describe, expect, it } from 'vitest';
import { changePlan } from '../../shared/domain/change-plan';
import { type FieldConflict, mergeDocuments } from '../../shared/domain/merge-documents';
import { mergeExam } from '../../shared/domain/merge-exam';
import { takeBack, wayBack } from '../../shared/domain/taken-back';
import type { ParticipantId } from '../../shared/kernel/ids';
import type { DocumentOf } from '../../shared/records/all-records';
import { anExam, anId, recordsOf } from '../builders/an-exam';
import { plannedTime } from '../builders/planned-time';
import { value } from '../builders/value';
import { seedOfRun } from '../faults/seed-of-run';
import { type Seeded, seeded } from '../faults/seeded';

type Kept = 'participant' | 'participant-office' | 'participation' | 'group-membership' | 'exam';
type Version = { readonly type: Kept; readonly document: DocumentOf<Kept>; readonly revision: number };
type Told = {
  readonly key: string;
  readonly path: string;
  readonly standing: unknown;
  readonly displaced: unknown;
};

const merge = (type: Kept, base: Version | undefined, standing: Version, mine: Version) => {
  const ways: unknown = {
    ...{ base: base?.document ?? null, standing: standing.document, displaced: mine.document },
  };
  return type === 'exam'
    ? mergeExam(ways as Parameters<typeof mergeExam>[0])
    : // The compiler cannot follow the lookup by type.
      mergeDocuments(type, ways as never);
};

class Hub {
  readonly documents = new Map<string, Version>();
  readonly told: Told[] = [];
  revisions = 0;
  put(key: string, type: Kept, document: DocumentOf<Kept>): void {
    this.revisions += 1;
    this.documents.set(key, { type, document, revision: this.revisions });
  }
}

class Desk {
  view = new Map<string, Version>();
  readonly own = new Map<string, Version | undefined>();
  readonly hub: Hub;
  readonly name: string;
  constructor(hub: Hub, name: string) {
    this.hub = hub;
    this.name = name;
  }
  /** Before the next contact it goes upon the version that came from the hub. */
  write(key: string, type: Kept, document: object): void {
    const stands = this.view.get(key);
    if (!this.own.has(key)) this.own.set(key, stands);
    this.view.set(key, { type, document: document as DocumentOf<Kept>, revision: -1 });
  }
  read<T extends Kept>(key: string): DocumentOf<T> {
    return this.view.get(key)?.document as DocumentOf<T>;
  }
  contact(): void {
    for (const [key, base] of this.own) {
      const mine = this.view.get(key)!;
      const standing = this.hub.documents.get(key);
      if (!standing || standing.revision === base?.revision) this.hub.put(key, mine.type, mine.document);
      else {
        const { document, conflicts } = merge(mine.type, base, standing, mine);
        this.hub.told.push(
          ...conflicts.map((one: FieldConflict) => ({ ...one, key, path: one.path.join('/') })),
        );
        this.hub.put(key, mine.type, document);
      }
    }
    this.own.clear();
    this.view = new Map(this.hub.documents);
  }
}

const people = [1, 2, 3].map((n) => anId<'Participant'>(n));
const staff = { staffId: anId<'Staff'>(8000), name: 'Joke', jobTitle: '' };
/** Who works at a desk. */
const workerAt = ({ name }: Desk) => anId<'Staff'>(name === 'a' ? 8001 : 8002);

function fill(hub: Hub): void {
  for (const participantId of people) {
    const names = { number: participantId.slice(-4), givenName: 'Sam', namePrefix: '', familyName: 'Naam' };
    hub.put(`p ${participantId}`, 'participant', { participantId, ...names, birthDate: null, group: '' });
    hub.put(`o ${participantId}`, 'participant-office', { participantId, email: 'a@x.nl' });
    const linkedAt = '2026-09-01T08:00:00.000Z';
    hub.put(`l ${participantId}`, 'participation', {
      ...{
        participationId: anId<'Participation'>(50),
        participantId,
        qualificationId: anId<'Qualification'>(9),
      },
      ...{ linkedAt, endedAt: null, reason: 'chosen' },
    });
    hub.put(`g ${participantId}`, 'group-membership', {
      ...{ membershipId: anId<'GroupMembership'>(60), groupId: anId<'Group'>(7), participantId },
      ...{ from: '2026-09-01', until: null },
    });
  }
  for (const n of [1, 2]) {
    const { planned } = recordsOf(anExam());
    hub.put(`x ${n}`, 'exam', { ...planned, examId: anId<'Exam'>(n) });
  }
}

/** What was written and is not known to be written over: by document and path, who wrote which text. */
type Written = Map<string, Map<string, string>>;

const examOf = (desk: Desk, key: string) => desk.read<'exam'>(key);
function plan(desk: Desk, key: string, wish: Partial<DocumentOf<'exam'>>, at: string): void {
  const before = examOf(desk, key);
  const { code, title, plannedAt, place, timeZone, candidates } = { ...before, ...wish };
  const wished = {
    code,
    title,
    plannedAt,
    place,
    timeZone,
    candidates,
    durationMinutes: null,
    examiner: staff,
  };
  const decider = { byStaffId: workerAt(desk), at, reason: 'r', newId: plannedTime.newId };
  desk.write(key, 'exam', value(changePlan(before, wished, new Set(), decider)));
}

/** One thing that an administrator does, by chance. */
function act(desk: Desk, chance: Seeded, written: Written, turn: number): void {
  const at = `2026-11-27T0${turn}:00:0${desk.name === 'a' ? 1 : 2}.000Z`;
  const text = `${desk.name}${chance.int(1e9)}`;
  const put = (key: string, path: string, write: () => void): void => {
    // What somebody has to decide about is left alone until then.
    if (desk.hub.told.some((each) => each.key === key && each.path === path)) return;
    const said = written.get(`${key} ${path}`) ?? new Map<string, string>();
    const stands = new Map(Object.entries(desk.view.get(key)?.document ?? {})).get(path);
    // Whoever sees what the other one wrote, and writes something else, knows what they do.
    for (const [name, theirs] of said) if (name !== desk.name && theirs === stands) said.delete(name);
    write();
    written.set(`${key} ${path}`, said.set(desk.name, text));
  };
  const id = chance.pick(people);
  const set = (key: string, type: Kept, field: string): void =>
    put(key, field, () => desk.write(key, type, { ...desk.read(key), [field]: text }));
  const exam = `x ${1 + chance.int(2)}`;
  const acts = [
    () => set(`p ${id}`, 'participant', chance.pick(['givenName', 'familyName', 'number'])),
    () => set(`o ${id}`, 'participant-office', 'email'),
    () =>
      desk.write(`l ${id}`, 'participation', {
        ...desk.read(`l ${id}`),
        ...{ endedAt: at, endedBy: workerAt(desk) },
      }),
    () => desk.write(`g ${id}`, 'group-membership', { ...desk.read(`g ${id}`), until: at.slice(0, 10) }),
    () => desk.write(`p ${id}`, 'participant', { ...desk.read(`p ${id}`), inactiveSince: at }),
    () => {
      const field = chance.pick(['place', 'title', 'code'] as const);
      put(exam, field, () => plan(desk, exam, { [field]: text }, at));
    },
    () => {
      const { candidates } = examOf(desk, exam);
      const participantId = anId<'Participant'>(100 + chance.int(1e6)) as ParticipantId;
      plan(desk, exam, { candidates: [...candidates, { ...candidates[0]!, participantId }] }, at);
      written.set(`${exam} candidate ${participantId}`, new Map([[desk.name, participantId]]));
    },
    // A Run and its undo: as if it never was.
    () => {
      const before = desk.read<'participant'>(`p ${id}`);
      const after = { ...before, learningPath: text };
      desk.write(`p ${id}`, 'participant', takeBack(after, wayBack(after, before)));
    },
  ];
  chance.pick(acts)();
}

const seed = seedOfRun();
describe(`two administrators on the same people and exams (seed ${seed})`, () => {
  it('300 times: nothing is lost, what did not meet is merged, a true conflict is told once', () => {
    let met = 0;
    for (let round = 0; round < 300; round++) {
      const chance = seeded(seed + round);
      const hub = new Hub();
      fill(hub);
      const desks = [new Desk(hub, 'a'), new Desk(hub, 'b')] as const;
      for (const desk of desks) desk.contact();
      const written: Written = new Map();
      for (let turn = 0; turn < 8; turn++) {
        act(chance.pick(desks), chance, written, turn);
        if (chance.int(4) === 0) chance.pick(desks).contact();
      }
      const [one, other] = chance.int(2) === 0 ? desks : [desks[1], desks[0]];
      for (const desk of [one, other, one]) desk.contact();
      expect([...one.view]).toEqual([...other.view]);
      for (const [place, said] of written) {
        const [kind, id, ...path] = place.split(' ');
        const key = `${kind} ${id}`;
        const stands = JSON.stringify(one.view.get(key)?.document);
        const told = hub.told.filter((each) => each.key === key && each.path === path.join('/'));
        const isTrue = said.size === 2;
        if (isTrue) met += 1;
        expect([place, told.length]).toEqual([place, isTrue ? 1 : 0]);
        for (const text of said.values()) expect(`${stands} ${JSON.stringify(told)}`).toContain(text);
        if (!isTrue) for (const text of said.values()) expect(stands).toContain(text);
      }
      // Nobody is asked about what is no conflict, such as the same person put in the archive twice.
      expect(
        hub.told.map(({ key, path }) => `${key} ${path}`).filter((place) => !written.has(place)),
      ).toEqual([]);
    }
    expect(met).toBeGreaterThan(20);
  });
});
