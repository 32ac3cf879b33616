/** The verbs of qualifications against a device in memory that fails when told to. */
import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { applyEdit } from '../../shared/domain/authoring/edit';
import { fromTree, toTree } from '../../shared/domain/authoring/tree';
import { cohortOfYear } from '../../shared/domain/cohort';
import { contentDigestOf } from '../../shared/domain/content-digest';
import { codesIn } from '../../shared/domain/decide-import';
import type { QualificationFileReadout } from '../../shared/domain/qualification-file';
import { blobSource, readSbbXml, sbbMaxBytes } from '../../shared/formats/sbb-xml';
import { problem } from '../../shared/kernel/problem';
import { anId } from '../../test/builders/an-exam';
import { importCodes } from '../../test/builders/import-at-desk';
import { value } from '../../test/builders/value';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import { changeAttributes } from '../actions/change-attributes';
import { publishVersion } from '../actions/publish-version';
import { undoImport } from '../actions/undo-import';

let readout: QualificationFileReadout;
let device: FakeDevice;

beforeAll(async () => {
  const bytes = readFileSync(new URL('../../test/data/sbb-small.xml', import.meta.url));
  const read = await readSbbXml(blobSource(new Blob([bytes])));
  if (!read.ok) throw new Error(read.problem.code);
  readout = read.value;
});
beforeEach(() => {
  device = fakeDevice();
});

const request = (over: Partial<Parameters<typeof importCodes>[1]> = {}) => ({
  readout,
  codes: codesIn(readout),
  cohort: cohortOfYear(2026),
  chosenEditions: {},
  /** The one date of the file that cannot be read. */
  answeredDates: { '100/202/25992/validFrom/31-02-2024': '2024-02-29' },
  ...over,
});
const stored = async () =>
  (await device.deps.cache.qualifications(() => true)).map(({ qualification }) => qualification);

describe('importCodes', () => {
  it('M1 what was taken back comes back with the next import as the ones that they were', async () => {
    const first = value(await importCodes(device.deps, request()));
    value(await undoImport(device.deps, first.undo));
    expect(await stored()).toEqual([]);
    const again = value(await importCodes(device.deps, request()));
    expect(again.undo.count).toBe(3);
    const heads = await device.deps.cache.documents('qualification');
    expect(heads.map(({ document }) => document.isRemoved === true)).toEqual([false, false, false]);
  });

  it('M1 records all new qualifications in one append, and nothing the second time', async () => {
    const first = await importCodes(device.deps, request());
    expect(first.ok && first.value.items.map((item) => [item.code, item.outcome])).toEqual([
      ['25990', 'new'],
      ['25991', 'new'],
      ['25992', 'new'],
      ['25980', 'outside-validity'],
    ]);
    expect((await stored()).map((q) => [q.code, q.status]).sort()).toEqual([
      ['25990', 'inactive'],
      ['25991', 'inactive'],
      ['25992', 'inactive'],
    ]);
    const recorded = device.recorded.length;
    const second = await importCodes(device.deps, request());
    expect(second).toEqual({ ok: false, problem: problem('nothing-to-import') });
    expect(device.recorded).toHaveLength(recorded);
  });

  it('writes nothing of a code with a date that cannot be read, until somebody says what is meant', async () => {
    const waiting = await importCodes(device.deps, request({ codes: ['25992'], answeredDates: {} }));
    expect(waiting).toEqual({ ok: false, problem: problem('nothing-to-import') });
    expect(device.recorded).toEqual([]);
    await importCodes(device.deps, request({ codes: ['25992'] }));
    expect((await stored()).map(({ code, source }) => [code, source?.validFrom])).toEqual([
      ['25992', '2024-02-29'],
    ]);
  });

  it('makes none a second time beside one whose tree cannot be read here', async () => {
    await importCodes(device.deps, request({ codes: ['25991'] }));
    const [head] = await device.deps.cache.documents('qualification');
    if (!head) throw new Error('nothing imported');
    const { qualificationId } = head.document;
    device = fakeDevice();
    device.put('qualification', qualificationId, head.document);
    const again = await importCodes(device.deps, request());
    expect(again.ok ? null : again.problem).toEqual(
      problem('document-missing', { documentId: qualificationId }),
    );
    expect(device.recorded).toHaveLength(0);
  });

  it('is for administrators', async () => {
    device.put('staff', anId(8002), {
      staffId: anId(8002),
      name: 'Marco de Wit',
      jobTitle: '',
      roles: ['examiner'],
      independent: true,
    });
    device.signIn(anId(8002));
    const refused = await importCodes(device.deps, request());
    expect(refused).toMatchObject({ ok: false, problem: { code: 'administrator-needed' } });
    expect(device.recorded).toHaveLength(0);
  });

  it('M1 changes nothing when the journal refuses', async () => {
    device.failAppends(1, 'before-recording', problem('disk-full'));
    const refused = await importCodes(device.deps, request());
    expect(refused.ok ? null : refused.problem.code).toBe('disk-full');
    expect(await stored()).toEqual([]);
  });

  it('keeps what a person marked when the file is imported again for the same cohort', async () => {
    await importCodes(device.deps, request({ codes: ['25991'] }));
    const [before] = await stored();
    const indicator = before?.coreTasks[0]?.workProcesses[0]?.indicators[0];
    if (!before || !indicator) throw new Error('nothing imported');
    const { qualificationId } = before;
    const tree = toTree({ coreTasks: [...before.coreTasks] });
    const marked = applyEdit(tree, { kind: 'toggle-critical', ids: [indicator.indicatorId] }, () => '');
    const { coreTasks } = fromTree(marked, null);
    const baseDigest = contentDigestOf({ coreTasks: before.coreTasks });
    value(await publishVersion(device.deps, { qualificationId, baseDigest, coreTasks, note: '' }));
    const again = await importCodes(device.deps, request({ codes: ['25991'] }));
    expect(again.ok ? null : again.problem.code).toBe('nothing-to-import');
    const [after] = await stored();
    expect(after?.coreTasks[0]?.workProcesses[0]?.indicators[0]?.critical).toBe(true);
  });
});

describe('changeAttributes', () => {
  it('records quick changes one upon the other', async () => {
    await importCodes(device.deps, request({ codes: ['25991'] }));
    const [qualification] = await stored();
    if (!qualification) throw new Error('nothing imported');
    const { qualificationId } = qualification;
    const changed = [{ level: '3' }, { code: '123' }, { name: 'Lasser' }];
    await Promise.all(
      changed.map((attributes) => changeAttributes(device.deps, { qualificationId, attributes })),
    );
    const changes = device.recorded.filter((change) => change.subjectId === qualificationId);
    expect(changes.slice(1).map((change) => change.upon)).toEqual(
      changes.slice(0, -1).map((c) => c.changeId),
    );
    expect((await stored())[0]).toMatchObject({ level: '3', code: '123', name: 'Lasser' });
  });
});

describe('what lies on the desk', () => {
  it('refuses a file of 200 MB by its size, without starting to read it', async () => {
    const file = { size: 200 * 1024 * 1024 } as Blob;
    const refused = await device.deps.openDesk().read({ file, name: 'large.xml' });
    expect(refused).toEqual({
      ok: false,
      problem: problem('file-too-large', { bytes: file.size, maxBytes: sbbMaxBytes }),
    });
  });
});
