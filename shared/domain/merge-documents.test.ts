/** Two versions of a document come together: disjoint by themselves, true conflicts told, nothing of either lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aHead } from '../../test/builders/a-qualification';
import { anExam, anId, recordsOf } from '../../test/builders/an-exam';
import type { DocumentOf, DocumentType } from '../records/all-records';
import type { Organisation } from '../records/organisation';
import type { Staff } from '../records/staff';
import { standardScales } from '../records/standard-scales';
import { standardRules } from '../values/pass-rule';
import { fieldAt, isFields, mergeDocuments, withFieldAt } from './merge-documents';

const joke: Staff = {
  staffId: anId<'Staff'>(1),
  name: 'Joke',
  jobTitle: 'docent',
  roles: ['examiner', 'leader'],
  independent: true,
};
const centre: Organisation = {
  organisationId: anId<'Organisation'>(2),
  name: 'ROC',
  place: 'Ede',
  objectionText: { nl: 'Bezwaar', en: 'Objection' },
  isSample: false,
};

const decided = { reason: 'Zaal bezet', at: '2026-11-24T09:00:00.000Z', byStaffId: anId<'Staff'>(8009) };

describe('mergeDocuments', () => {
  it('takes what was decided about a device together with why, also where both decided first', () => {
    const deviceId = anId<'Device'>(7);
    const access = (access: 'suspended' | 'revoked', reason: string) => ({ deviceId, access, reason });
    const [standing, displaced] = [access('suspended', 'Zoek'), access('revoked', 'Gestolen')];
    const allowed = { deviceId, access: 'allowed' as const, reason: '' };
    for (const base of [allowed, null]) {
      const merged = mergeDocuments('device-access', { base, standing, displaced });
      expect(merged.document).toEqual(standing);
      expect(merged.conflicts).toMatchObject([
        {
          path: ['access'],
          standing: { access: 'suspended', reason: 'Zoek' },
          displaced: { access: 'revoked', reason: 'Gestolen' },
        },
      ]);
      const [conflict] = merged.conflicts;
      expect(withFieldAt('device-access', standing, ['access'], conflict?.displaced)).toEqual(displaced);
    }
    expect(mergeDocuments('device-access', { base: null, standing, displaced: standing }).conflicts).toEqual(
      [],
    );
  });

  it('what one took away and the other went on with stays, and somebody decides', () => {
    const base = aHead({ name: 'Lasser' });
    const version = (digest: string) => ({
      ...{ versionDigest: digest.repeat(64), publishedAt: decided.at, publishedBy: joke.staffId, note: '' },
    });
    const removed = { ...base, isRemoved: true };
    const wentOn = { ...base, history: [version('a'), version('b')] };
    for (const [standing, displaced] of [
      [removed, wentOn],
      [wentOn, removed],
    ] as const) {
      const merged = mergeDocuments('qualification', { base, standing, displaced });
      expect(merged.document).toEqual({ ...wentOn, isRemoved: false });
      expect(merged.conflicts).toEqual([
        {
          ...{ path: ['isRemoved'], base: false },
          ...{ standing: standing === removed, displaced: displaced === removed },
        },
      ]);
    }
    for (const other of [base, removed])
      expect(mergeDocuments('qualification', { base, standing: removed, displaced: other })).toMatchObject({
        document: { isRemoved: true },
        conflicts: [],
      });
    // What was gone for both before is not made anew by a word of one of them.
    const gone = { base: removed, standing: removed, displaced: { ...removed, name: 'Lasser B' } };
    expect(mergeDocuments('qualification', gone)).toMatchObject({
      document: { isRemoved: true, name: 'Lasser B' },
      conflicts: [],
    });
  });

  it('takes what either changed, also deep in a field with several languages', () => {
    const merged = mergeDocuments('organisation', {
      base: centre,
      standing: {
        ...centre,
        place: 'Arnhem',
        objectionText: { ...centre.objectionText, nl: 'Bezwaar maken' },
      },
      displaced: {
        ...centre,
        name: 'ROC Ede',
        objectionText: { nl: 'Bezwaar', en: 'Object', de: 'Einspruch' },
      },
    });
    expect(merged).toEqual({
      document: {
        ...centre,
        name: 'ROC Ede',
        place: 'Arnhem',
        objectionText: { nl: 'Bezwaar maken', en: 'Object', de: 'Einspruch' },
      },
      conflicts: [],
    });
  });

  it('a link or membership that both ended, ended when the first of them did; taken up again is asked', () => {
    const member = {
      membershipId: anId<'GroupMembership'>(3),
      groupId: anId<'Group'>(4),
      participantId: anId<'Participant'>(5),
      from: '2026-08-31',
      until: null,
    };
    const [standing, displaced] = [
      { ...member, until: '2026-11-27' },
      { ...member, until: '2026-11-25' },
    ];
    expect(mergeDocuments('group-membership', { base: member, standing, displaced })).toEqual({
      document: displaced,
      conflicts: [],
    });
    // Who ended it goes with when: nobody is asked which of the two it was.
    const link = {
      participationId: anId<'Participation'>(6),
      ...{ participantId: anId<'Participant'>(5), qualificationId: anId<'Qualification'>(7) },
      ...{ linkedAt: '2026-11-01T08:00:00.000Z', endedAt: null, endedBy: null, reason: 'chosen' as const },
    };
    const ended = (hour: number, by: number) => ({
      ...link,
      ...{ endedAt: `2026-11-27T0${hour}:00:00.000Z`, endedBy: anId<'Staff'>(by) },
    });
    expect(
      mergeDocuments('participation', { base: link, standing: ended(9, 1), displaced: ended(8, 2) }),
    ).toEqual({ document: ended(8, 2), conflicts: [] });
    const again = mergeDocuments('group-membership', { base: displaced, standing, displaced: member });
    expect(again.conflicts.map(({ path }) => path)).toEqual([['until']]);
  });

  it('whoever both put in the archive, or what, is there since the first of them', () => {
    const [later, first] = ['2026-11-27T09:00:00.000Z', '2026-11-27T08:00:00.000Z'];
    const both = <T extends DocumentType>(type: T, base: DocumentOf<T>, field: string): void => {
      const since = (at: string | undefined) => ({ ...base, [field]: at }) as DocumentOf<T>;
      const [standing, displaced] = [since(later), since(first)];
      const merged = mergeDocuments(type, { base, standing, displaced });
      expect(merged).toEqual({ document: displaced, conflicts: [] });
    };
    both('staff', joke, 'inactiveSince');
    const name = { number: '1', givenName: 'Sam', namePrefix: '', familyName: 'Berg' };
    const participant = { participantId: anId<'Participant'>(5), ...name, birthDate: null, group: '' };
    both('participant', participant, 'inactiveSince');
    both(
      'group',
      { groupId: anId<'Group'>(4), name: 'LAS1A', schoolYear: '', examinerId: null },
      'archivedAt',
    );
    const template = { name: 'Proeve', workProcessIds: [], title: '', place: '' };
    const how = { scale: standardScales['met-not-met'], rule: standardRules.all };
    const templateId = anId<'ExamTemplate'>(8);
    const qualificationId = anId<'Qualification'>(7);
    both('exam-template', { templateId, qualificationId, ...template, ...how }, 'archivedAt');
  });

  it('tells of a field that both changed, once, and leaves what stands', () => {
    const merged = mergeDocuments('staff', {
      base: joke,
      standing: { ...joke, name: 'Joke W.' },
      displaced: { ...joke, name: 'Joke Wierda', jobTitle: 'docente' },
    });
    expect(merged).toEqual({
      document: { ...joke, name: 'Joke W.', jobTitle: 'docente' },
      conflicts: [{ path: ['name'], base: 'Joke', standing: 'Joke W.', displaced: 'Joke Wierda' }],
    });
  });

  it('takes no blank text of a form for a word of anybody', () => {
    const merged = mergeDocuments('organisation', {
      base: centre,
      standing: { ...centre, afterwardsText: { nl: '' } },
      displaced: { ...centre, afterwardsText: { nl: 'Herkansen' } },
    });
    expect(merged).toMatchObject({ document: { afterwardsText: { nl: 'Herkansen' } }, conflicts: [] });
  });

  it('merges roles as a set, and never leaves somebody without one', () => {
    const merged = mergeDocuments('staff', {
      base: joke,
      standing: { ...joke, roles: ['examiner', 'leader', 'board'] },
      displaced: { ...joke, roles: ['leader', 'reader'] },
    });
    expect(merged.document.roles).toEqual(['leader', 'board', 'reader']);
    const none = mergeDocuments('staff', {
      base: joke,
      standing: { ...joke, roles: ['examiner'] },
      displaced: { ...joke, roles: ['leader'] },
    });
    expect(none.document.roles).toEqual(['examiner']);
    expect(none.conflicts).toMatchObject([{ path: ['roles'], displaced: ['leader'] }]);
  });

  it('keeps what a later program wrote beside the fields of this one', () => {
    const later = { ...joke, laterField: { deep: 1 } };
    const merged = mergeDocuments('staff', {
      base: joke,
      standing: later,
      displaced: { ...joke, independent: false },
    });
    expect(merged.document).toEqual({ ...later, independent: false });
  });

  it('two changes of one plan come together, each with its reason; the version is past both', () => {
    const { planned: base } = recordsOf(anExam());
    const changed = (id: number, version: number, fields: Partial<typeof base>) => ({
      ...base,
      ...fields,
      version,
      changes: [{ ...decided, changeId: anId<'PlanChange'>(id), version, before: {} }],
    });
    const merged = mergeDocuments('exam', {
      base,
      standing: changed(1, 2, { place: 'Hal 3' }),
      displaced: changed(2, 3, { plannedAt: '2026-12-01T08:00:00.000Z' }),
    });
    expect(merged.conflicts).toEqual([]);
    expect(merged.document).toMatchObject({
      place: 'Hal 3',
      plannedAt: '2026-12-01T08:00:00.000Z',
      version: 3,
      changes: [{ changeId: anId(1) }, { changeId: anId(2) }],
    });
  });

  it('a cancellation and its reason are one, and are told once when two people cancelled', () => {
    const { planned: base } = recordsOf(anExam());
    const cancelled = (reason: string) => ({
      ...base,
      status: 'cancelled' as const,
      cancelled: { reason, at: '2026-11-24T09:00:00.000Z', byStaffId: anId<'Staff'>(8009) },
    });
    const ways = { base, standing: cancelled('Brand'), displaced: cancelled('Examinator ziek') };
    const merged = mergeDocuments('exam', ways);
    expect(merged.document.cancelled?.reason).toBe('Brand');
    expect(merged.conflicts).toMatchObject([{ path: ['status'], displaced: { status: 'cancelled' } }]);
    const moved = mergeDocuments('exam', { ...ways, displaced: { ...base, place: 'Hal 3' } });
    expect(moved).toMatchObject({ document: { status: 'cancelled', place: 'Hal 3' }, conflicts: [] });
  });

  it('lists the versions that both published', () => {
    const entry = (sign: string) => ({
      versionDigest: sign.repeat(64),
      publishedAt: '2026-11-24T09:00:00.000Z',
      publishedBy: anId<'Staff'>(1),
      note: sign,
    });
    const base = aHead();
    const merged = mergeDocuments('qualification', {
      base,
      standing: { ...base, history: [entry('a')] },
      displaced: { ...base, history: [entry('b')] },
    });
    expect(merged.document.history?.map(({ note }) => note)).toEqual(['a', 'b']);
    expect(merged.conflicts).toEqual([]);
  });

  it('lists the same version twice when two published it apart at one moment, and asks nobody who did', () => {
    const entry = (staff: number) => ({
      versionDigest: 'a'.repeat(64),
      publishedAt: '2026-11-24T09:00:00.000Z',
      publishedBy: anId<'Staff'>(staff),
      note: '',
    });
    const base = aHead();
    const merged = mergeDocuments('qualification', {
      base,
      standing: { ...base, history: [entry(1)] },
      displaced: { ...base, history: [entry(2)] },
    });
    expect(merged.document.history?.map(({ publishedBy }) => publishedBy)).toEqual([
      anId<'Staff'>(1),
      anId<'Staff'>(2),
    ]);
    expect(merged.conflicts).toEqual([]);
  });

  it('loses no value, whatever three versions: it is in the document, in a conflict, or was before', () => {
    const text = fc.constantFrom('a', 'b', 'c');
    const version = fc.record({
      name: text,
      place: text,
      objectionText: fc.dictionary(fc.constantFrom('nl', 'en', 'de'), text),
      afterwardsText: fc.option(fc.dictionary(fc.constantFrom('nl', 'en'), text), { nil: undefined }),
      timeZone: fc.option(fc.constantFrom('Europe/Amsterdam', 'America/Curacao'), { nil: undefined }),
    });
    const fields = ['name', 'place', 'timeZone'] as const;
    const languages = ['nl', 'en', 'de'] as const;
    fc.assert(
      fc.property(version, version, version, (b, s, d) => {
        const [base, standing, displaced] = [b, s, d].map((own): Organisation => ({ ...centre, ...own }));
        if (!base || !standing || !displaced) throw new Error('three');
        const { document, conflicts } = mergeDocuments('organisation', { base, standing, displaced });
        const paths = [...fields.map((field) => [field]), ...languages.map((tag) => ['objectionText', tag])];
        for (const path of paths) {
          const at = (from: object) => (isFields(from) ? fieldAt('organisation', from, path) : null);
          const told = conflicts.find((conflict) => conflict.path.join() === path.join());
          const both =
            at(standing) !== at(base) && at(displaced) !== at(base) && at(standing) !== at(displaced);
          expect(told !== undefined).toBe(both);
          const wanted = at(standing) === at(base) ? at(displaced) : at(standing);
          expect(at(document)).toBe(wanted);
          if (told) expect(told.displaced).toBe(at(displaced));
        }
        const other = mergeDocuments('organisation', { base, standing: displaced, displaced: standing });
        expect(other.conflicts.length).toBe(conflicts.length);
        if (conflicts.length === 0) expect(other.document).toEqual(document);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a path of a conflict', () => {
  it('is read and written in lists by the id of the item, and in units whole', () => {
    const exam = {
      about: { name: 'old' },
      definitionDigest: 'a',
      candidates: [
        { participantId: 'p', name: 'A' },
        { participantId: 'q', name: 'B' },
      ],
    };
    const path = ['candidates', 'q', 'name'];
    expect(fieldAt('exam', exam, path)).toBe('B');
    expect(withFieldAt('exam', exam, path, 'C').candidates).toEqual([
      { participantId: 'p', name: 'A' },
      { participantId: 'q', name: 'C' },
    ]);
    const unit = { definitionDigest: 'b', about: { name: 'new' } };
    expect(withFieldAt('exam', exam, ['definitionDigest'], unit)).toMatchObject(unit);
    expect(withFieldAt('exam', exam, ['about'], undefined)).not.toHaveProperty('about');
  });
});
