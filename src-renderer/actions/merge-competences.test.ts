/** M16: own competences are added, changed, archived and merged, in one append each; a merge can be taken back. */
import { beforeEach, describe, expect, it } from 'vitest';
import { countUndoMerge } from '../../shared/domain/undo-merge';
import { type CompetenceId, newId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { standardCompetences } from '../../shared/records/standard-competences';
import { aCoreTask, aQualification, aWorkProcess } from '../../test/builders/a-qualification';
import { value } from '../../test/builders/value';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import { composeQualificationDrafts } from './compose-draft';
import { mergeCompetence, undoMergeCompetence } from './merge-competences';
import { recordDrafts } from './record-drafts';
import { addCompetence, changeCompetence, setCompetenceArchived } from './save-competence';

const [k] = standardCompetences.slice(10) as [(typeof standardCompetences)[number]];
let device: FakeDevice;
let own: CompetenceId;
const fields = (code: string) => ({ code, name: { nl: `Eigen ${code}` } });

beforeEach(async () => {
  device = fakeDevice();
  own = value(await addCompetence(device.deps, fields('VK1')));
});
const using = async (competenceIds: CompetenceId[]) => {
  const qualification = aQualification({
    coreTasks: [aCoreTask({ workProcesses: [aWorkProcess({ competenceIds })] })],
  });
  value(
    await recordDrafts(device.deps, null, composeQualificationDrafts(device.deps.world, qualification, null)),
  );
  return qualification.qualificationId;
};
const tree = async (id: string) => {
  const [one] = await device.deps.cache.qualifications(({ qualificationId }) => qualificationId === id);
  if (!one) throw new Error('no such qualification');
  return one;
};
const used = async (id: string) =>
  (await tree(id)).version.coreTasks[0]?.workProcesses[0]?.competenceIds ?? [];
const competence = async () => (await device.deps.cache.document('competence', own))?.document;
const merge = () => mergeCompetence(device.deps, { fromId: own, intoId: k.competenceId, note: 'VK1 → K' });
const undo = () => undoMergeCompetence(device.deps, { competenceId: own, note: 'undone' });

describe('M16: an own competence', () => {
  it('is added once, changed, archived and brought back', async () => {
    expect(await addCompetence(device.deps, fields('vk1'))).toEqual({
      ok: false,
      problem: problem('competence-code-taken', { code: 'vk1' }),
    });
    value(await changeCompetence(device.deps, { competenceId: own, fields: fields('VK2') }));
    value(await setCompetenceArchived(device.deps, { competenceId: own, isArchived: true }));
    expect(await competence()).toMatchObject({ code: 'VK2', status: 'archived' });
    value(await addCompetence(device.deps, fields('VK2')));
    expect(await setCompetenceArchived(device.deps, { competenceId: own, isArchived: false })).toMatchObject({
      problem: { code: 'competence-code-taken' },
    });
  });
});

describe('M16: a merge', () => {
  it('gives everything that named it a new version with a line in its history, in one append', async () => {
    const [one, other, none] = [
      await using([own]),
      await using([k.competenceId, own]),
      await using([k.competenceId]),
    ];
    const before = (await tree(one)).head;
    const recorded = device.recorded.length;
    device.failAppends(1, 'before-recording');
    expect((await merge()).ok).toBe(false);
    expect(device.recorded).toHaveLength(recorded);
    expect(value(await merge())).toBe(2);
    expect(device.recorded).toHaveLength(recorded + 5);
    expect(await used(one)).toEqual([k.competenceId]);
    expect(await used(other)).toEqual([k.competenceId]);
    expect((await tree(none)).head.history).toBeUndefined();
    expect((await tree(one)).head).toMatchObject({
      about: { competenceUse: { [k.competenceId]: 1 } },
      history: [{ note: 'VK1 → K', upon: before.versionDigest }],
    });
    expect(await competence()).toMatchObject({ status: 'archived', mergedInto: k.competenceId });
  });

  it('writes nothing when a qualification that names it cannot be opened', async () => {
    const id = await using([own]);
    const { head } = await tree(id);
    device.put('qualification', newId<'Qualification'>(), {
      ...head,
      qualificationId: newId<'Qualification'>(),
      versionDigest: 'f'.repeat(64),
    });
    const recorded = device.recorded.length;
    expect(await merge()).toMatchObject({ problem: { code: 'document-missing' } });
    expect(device.recorded).toHaveLength(recorded);
  });

  it('is taken back with the trees of before, but where another version counts by now', async () => {
    const [one, other] = [await using([own]), await using([own, k.competenceId])];
    const before = (await tree(one)).head.versionDigest;
    value(await merge());
    const edited = await tree(other);
    value(
      await recordDrafts(
        device.deps,
        null,
        composeQualificationDrafts(
          device.deps.world,
          { ...edited.qualification, coreTasks: [...edited.version.coreTasks, aCoreTask()] },
          edited,
          { publishedAt: '2026-11-27T09:00:00.000Z', publishedBy: newId<'Staff'>(), note: '' },
        ),
      ),
    );
    value(await undo());
    expect(await used(one)).toEqual([own]);
    expect((await tree(one)).head).toMatchObject({
      versionDigest: before,
      history: [{}, { note: 'undone' }],
    });
    expect(await used(other)).toEqual([k.competenceId]);
    const back = await competence();
    expect(back).toMatchObject({ code: 'VK1', status: 'active' });
    expect(back).not.toHaveProperty('mergedInto');
    expect(await undo()).toMatchObject({ problem: { code: 'competence-not-mergeable' } });
  });

  it('says before how many get their tree back, and how many went on: merged on, or edited', async () => {
    const [one, edited] = [await using([own]), await using([own])];
    value(await merge());
    const { mergedAt } = (await competence())!;
    const counts = async () =>
      countUndoMerge(
        (await device.deps.cache.documents('qualification')).map(({ document }) => document),
        mergedAt,
      );
    expect(await counts()).toEqual({ back: 2, stay: 0 });
    const stored = await tree(edited);
    const publisher = { publishedAt: '2026-11-27T09:00:00.000Z', publishedBy: newId<'Staff'>(), note: '' };
    const changed = { ...stored.qualification, coreTasks: [...stored.version.coreTasks, aCoreTask()] };
    value(
      await recordDrafts(
        device.deps,
        null,
        composeQualificationDrafts(device.deps.world, changed, stored, publisher),
      ),
    );
    await using([k.competenceId]);
    expect(await counts()).toEqual({ back: 1, stay: 1 });
    value(await undo());
    expect([await used(one), await used(edited)]).toEqual([[own], [k.competenceId]]);
  });

  it('is not taken back by half where a tree of before is not here', async () => {
    const id = await using([own]);
    value(await merge());
    const { content } = device.deps.cache;
    const recorded = device.recorded.length;
    const deps = { ...device.deps, cache: { ...device.deps.cache, content: async () => null } };
    expect(await undoMergeCompetence(deps, { competenceId: own, note: '' })).toMatchObject({
      problem: { code: 'document-missing', details: { documentId: id } },
    });
    expect(device.recorded).toHaveLength(recorded);
    expect(content).toBe(device.deps.cache.content);
  });

  it('is for administrators, and never of a standard one', async () => {
    expect(
      await mergeCompetence(device.deps, { fromId: k.competenceId, intoId: own, note: '' }),
    ).toMatchObject({ problem: { code: 'document-missing' } });
    device.signIn(null);
    expect(await merge()).toMatchObject({ problem: { code: 'nobody-signed-in' } });
    expect(await undo()).toMatchObject({ problem: { code: 'nobody-signed-in' } });
  });
});
