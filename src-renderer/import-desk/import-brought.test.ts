/** Files of other systems, data files and tables: one append, and back again. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ExchangeReadout } from '../../shared/domain/exchanged-qualification';
import { writeQualificationsJson } from '../../shared/formats/qualifications-json';
import { readQualificationsJson } from '../../shared/formats/read-qualifications-json';
import { problem } from '../../shared/kernel/problem';
import { aQualification, aWorkProcess } from '../../test/builders/a-qualification';
import { anExam, anId } from '../../test/builders/an-exam';
import { importBrought } from '../../test/builders/import-at-desk';
import { value } from '../../test/builders/value';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import { activateQualification } from '../actions/activate-qualification';
import { changeCompetence, setCompetenceArchived } from '../actions/save-competence';
import { undoImport } from '../actions/undo-import';

let device: FakeDevice;
beforeEach(() => {
  device = fakeDevice();
});

const own = {
  competenceId: anId<'Competence'>(77),
  code: 'L1',
  name: { nl: 'Lassen' },
  origin: 'custom' as const,
};
const welder = aQualification({
  name: 'Lasser',
  coreTasks: [
    {
      ...aQualification().coreTasks[0]!,
      workProcesses: [aWorkProcess({ competenceIds: [own.competenceId] })],
    },
  ],
});
const read = (qualification = welder): ExchangeReadout => {
  const text = writeQualificationsJson({
    qualifications: [qualification],
    competences: [own],
    exportedAt: '',
  });
  const result = readQualificationsJson(JSON.parse(text));
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
};
const request = (readout = read()) => ({
  readout,
  choices: {},
  left: new Set<string>(),
  note: 'lasser.json',
});
const head = async () =>
  (await device.deps.cache.documents('qualification')).find(
    ({ document }) => document.qualificationId === welder.qualificationId,
  )?.document;

describe('importBrought', () => {
  it('M1 records the qualification, its history and the competence it brings in one append', async () => {
    const result = await importBrought(device.deps, request());
    expect(result.ok && result.value.items.map(({ outcome }) => outcome)).toEqual(['new']);
    expect(device.recorded.map(({ type }) => type)).toEqual([
      'competence',
      'qualification-version',
      'qualification',
      'qualification-import',
    ]);
    expect((await head())?.history).toMatchObject([{ note: 'lasser.json' }]);
    expect((await head())?.status).toBe('inactive');
  });

  it('M1 changes nothing when the journal refuses', async () => {
    device.failAppends(1, 'before-recording', problem('disk-full'));
    const refused = await importBrought(device.deps, request());
    expect(refused.ok ? null : refused.problem.code).toBe('disk-full');
    expect(device.recorded).toEqual([]);
  });

  it('writes nothing a second time', async () => {
    await importBrought(device.deps, request());
    const again = await importBrought(device.deps, request());
    expect(again).toEqual({ ok: false, problem: problem('nothing-to-import') });
  });

  it('waits for a person where something here only looks like it', async () => {
    await importBrought(device.deps, request());
    const other = read(aQualification({ name: 'Lasser', coreTasks: [] }));
    const waiting = await importBrought(device.deps, request(other));
    expect(waiting.ok ? null : waiting.problem.code).toBe('nothing-to-import');
    const { qualificationId } = welder;
    const same = { choices: { '1': { as: 'same' as const, qualificationId } } };
    const updated = await importBrought(device.deps, { ...request(other), ...same });
    expect(updated.ok && updated.value.items.map(({ outcome }) => outcome)).toEqual(['changed']);
    expect((await head())?.about.coreTasks).toBe(0);
  });
});

it('writes no part of a file while another part of it waits for a choice', async () => {
  await importBrought(device.deps, request());
  const both = {
    ...read(),
    qualifications: [
      aQualification({ name: 'Lasser' }),
      aQualification({ name: 'Kok', code: '25001' }),
    ].flatMap((one, index) => read(one).qualifications.map((found) => ({ ...found, key: `${index + 1}` }))),
  };
  const recorded = device.recorded.length;
  expect(await importBrought(device.deps, request(both))).toEqual({
    ok: false,
    problem: problem('import-looks-alike', { count: 1 }),
  });
  expect(device.recorded).toHaveLength(recorded);
  expect((await importBrought(device.deps, { ...request(both), left: new Set(['1']) })).ok).toBe(true);
});

describe('undoImport', () => {
  it('takes a new one out of every list, and archives the competence that came with it', async () => {
    const result = await importBrought(device.deps, request());
    if (!result.ok) throw new Error(result.problem.code);
    expect(await undoImport(device.deps, result.value.undo)).toEqual({ ok: true, value: null });
    expect((await head())?.isRemoved).toBe(true);
    const [competence] = await device.deps.cache.documents('competence');
    expect(competence?.document.status).toBe('archived');
    // It can come back, as the one that it was, and go again.
    const again = value(await importBrought(device.deps, request()));
    expect(again.items.map(({ outcome }) => outcome)).toEqual(['new']);
    const heads = await device.deps.cache.documents('qualification');
    expect(heads.map(({ document }) => [document.qualificationId, document.isRemoved === true])).toEqual([
      [welder.qualificationId, false],
    ]);
    value(await undoImport(device.deps, again.undo));
    expect((await head())?.isRemoved).toBe(true);
  });

  it('brings a changed one back to the version it had, which its history tells', async () => {
    await importBrought(device.deps, request());
    const before = await head();
    const changed = await importBrought(
      device.deps,
      request(read({ ...welder, name: 'Lasser 2', coreTasks: [] })),
    );
    if (!changed.ok) throw new Error(changed.problem.code);
    expect((await head())?.name).toBe('Lasser 2');
    await undoImport(device.deps, changed.value.undo);
    const after = await head();
    expect(after).toMatchObject({ name: 'Lasser', versionDigest: before?.versionDigest });
    expect(after?.history?.length).toBe(3);
  });

  it('changes nothing once somebody went on from it', async () => {
    const result = await importBrought(device.deps, request());
    if (!result.ok) throw new Error(result.problem.code);
    await activateQualification(device.deps, { qualificationId: welder.qualificationId });
    const recorded = device.recorded.length;
    const late = await undoImport(device.deps, result.value.undo);
    expect(late).toEqual({ ok: false, problem: problem('import-undo-too-late', { count: 1 }) });
    expect(device.recorded).toHaveLength(recorded);
  });

  it('changes nothing once an exam is planned with it', async () => {
    const result = await importBrought(device.deps, request());
    if (!result.ok) throw new Error(result.problem.code);
    const snapshot = { ...anExam().snapshot, qualificationId: welder.qualificationId };
    device.putExam(anExam({ snapshot }));
    const late = await undoImport(device.deps, result.value.undo);
    expect(late).toEqual({ ok: false, problem: problem('import-undo-too-late', { count: 1 }) });
  });

  it('leaves a competence alone that somebody went on from', async () => {
    const result = await importBrought(device.deps, request());
    if (!result.ok) throw new Error(result.problem.code);
    const { competenceId } = own;
    await changeCompetence(device.deps, { competenceId, fields: { code: 'L1', name: { nl: 'Lassen TIG' } } });
    expect(await undoImport(device.deps, result.value.undo)).toEqual({ ok: true, value: null });
    const [competence] = await device.deps.cache.documents('competence');
    expect(competence?.document.name).toEqual({ nl: 'Lassen TIG' });
    expect(competence?.document.status).not.toBe('archived');
  });

  const statusOfOwn = async () => {
    const own = await device.deps.cache.documents('competence');
    return own.map(({ document }) => document.status ?? 'active');
  };

  it('M16 a competence that it took away comes back in use with the next import, and goes again with its undo', async () => {
    const first = value(await importBrought(device.deps, request()));
    value(await undoImport(device.deps, first.undo));
    expect(await statusOfOwn()).toEqual(['archived']);
    const desk = device.deps.openDesk();
    value(await desk.take({ readout: { kind: 'exchange', readout: read() }, isMore: false }));
    const lines = value(await desk.check({ kind: 'exchange', choices: {} }));
    expect(lines).toMatchObject([{ outcome: 'new', brings: [], revives: ['L1'] }]);

    const again = value(await importBrought(device.deps, request()));
    expect(await statusOfOwn()).toEqual(['active']);
    value(await undoImport(device.deps, again.undo));
    expect(await statusOfOwn()).toEqual(['archived']);
  });

  it('leaves an archived competence as it is where only what was here already uses it', async () => {
    value(await importBrought(device.deps, request()));
    const { competenceId } = own;
    value(await setCompetenceArchived(device.deps, { competenceId, isArchived: true }));
    const changed = value(await importBrought(device.deps, request(read({ ...welder, name: 'Lasser 2' }))));
    expect(changed.items.map(({ outcome }) => outcome)).toEqual(['changed']);
    expect(await statusOfOwn()).toEqual(['archived']);
  });

  it('M16 an archived competence comes back, and is told, with a changed one that did not name it before', async () => {
    value(await importBrought(device.deps, request()));
    const plain = { ...welder, coreTasks: [] };
    value(await importBrought(device.deps, request(read(plain))));
    const { competenceId } = own;
    value(await setCompetenceArchived(device.deps, { competenceId, isArchived: true }));
    const desk = device.deps.openDesk();
    value(await desk.take({ readout: { kind: 'exchange', readout: read() }, isMore: false }));
    const lines = value(await desk.check({ kind: 'exchange', choices: {} }));
    expect(lines).toMatchObject([{ outcome: 'changed', revives: ['L1'] }]);
    value(await importBrought(device.deps, request()));
    expect(await statusOfOwn()).toEqual(['active']);
  });

  it('M16 leaves a competence in use that a qualification of a later import names', async () => {
    const first = value(await importBrought(device.deps, request()));
    const brazer = {
      ...welder,
      qualificationId: anId<'Qualification'>(4711),
      name: 'Soldeerder',
      code: '25999',
    };
    value(await importBrought(device.deps, request(read(brazer))));
    value(await undoImport(device.deps, first.undo));
    expect(await statusOfOwn()).toEqual(['active']);
  });

  it('is taken back once, and by what is recorded of it alone', async () => {
    const { undo } = value(await importBrought(device.deps, request()));
    value(await undoImport(device.deps, undo));
    const [kept] = await device.deps.cache.documents('qualification-import');
    expect(kept?.document).toMatchObject({
      source: 'lasser.json',
      qualifications: [{ before: null }],
      undone: { by: anId(8000) },
    });
    const recorded = device.recorded.length;
    expect((await undoImport(device.deps, undo)).ok).toBe(false);
    expect(device.recorded).toHaveLength(recorded);
  });
});
