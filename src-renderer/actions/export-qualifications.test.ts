/** Saving qualifications as files: one as it is, many in a ZIP, and back in again. */
import { unzipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { splitQualification } from '../../shared/domain/qualification';
import { readImportFile } from '../../shared/formats/read-import-file';
import { blobSource } from '../../shared/formats/sbb-xml';
import { qualificationFormats } from '../../shared/formats/write-qualification-file';
import { aQualification } from '../../test/builders/a-qualification';
import { tableWords } from '../../test/builders/table-words';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import { putWorkersHere } from '../../test/fakes/workers-here';
import { composeQualificationDrafts } from './compose-draft';
import { exportQualifications } from './export-qualifications';
import { recordDrafts } from './record-drafts';

beforeAll(putWorkersHere);

let device: FakeDevice;
let saved: Uint8Array[];
const welder = aQualification({ name: 'Lasser: plaat/pijp' });
const carer = aQualification({ name: 'Helpende', code: '25498' });

beforeEach(async () => {
  device = fakeDevice();
  saved = [];
  const { save } = device.deps.host.files;
  Object.assign(device.deps.host.files, {
    save: async (file: { readonly suggestedName: string; readonly bytes: Uint8Array }) => {
      saved.push(file.bytes);
      return save({ ...file, bytes: new Uint8Array(file.bytes) });
    },
  });
  const drafts = [welder, carer].flatMap((one) => composeQualificationDrafts(device.deps.world, one, null));
  await recordDrafts(device.deps, null, drafts);
});
const request = (
  format: (typeof qualificationFormats)[number],
  ...ids: (typeof welder.qualificationId)[]
) => ({
  ...{ qualificationIds: ids, format, words: tableWords('nl'), name: 'Kwalificaties' },
});

describe('exportQualifications', () => {
  it.each(qualificationFormats)(
    'saves one as %s under its code and name, and it can be read back',
    async (format) => {
      const result = await exportQualifications(device.deps, request(format, welder.qualificationId));
      expect(result.ok && result.value).toMatchObject({ outcome: 'saved', count: 1 });
      expect(device.saved[0]?.name).toMatch(/^25000 Lasser plaat pijp\./);
      const read = await readImportFile(blobSource(new Blob([new Uint8Array(saved[0]!)])), { name: 'x' });
      expect(read.ok && read.value.kind).toBe('exchange');
    },
  );

  it('saves many as a ZIP with a file each, which comes back in as a whole', async () => {
    await exportQualifications(device.deps, request('case', welder.qualificationId, carer.qualificationId));
    expect(device.saved[0]?.name).toBe('Kwalificaties.zip');
    expect(Object.keys(unzipSync(saved[0]!))).toEqual([
      '25000 Lasser plaat pijp.case.json',
      '25498 Helpende.case.json',
    ]);
    const read = await readImportFile(blobSource(new Blob([new Uint8Array(saved[0]!)])), { name: 'x.zip' });
    expect(read.ok && read.value.kind === 'exchange' && read.value.readout.qualifications).toHaveLength(2);
  });

  it('says of how many parts a table does not hold everything that a later program wrote', async () => {
    const long = aQualification({
      source: {
        ...{ system: 'sbb', profileKey: '1', fileKey: '1', fileTitle: 'x'.repeat(400), fileCode: null },
        ...{ validFrom: null, intakeEnd: null, trainingEnd: null, ofLater: 'x'.repeat(40_000) },
      },
    });
    await recordDrafts(device.deps, null, composeQualificationDrafts(device.deps.world, long, null));
    const tooLong = async (format: (typeof qualificationFormats)[number]) => {
      const result = await exportQualifications(device.deps, request(format, long.qualificationId));
      return result.ok && result.value.outcome === 'saved' ? result.value.tooLong : null;
    };
    expect(await Promise.all(qualificationFormats.map(tooLong))).toEqual([0, 0, 1, 1]);
  });

  it('saves nothing when one of them is not on this device', async () => {
    const lost = aQualification();
    const { head } = splitQualification(lost, null);
    device.put('qualification', lost.qualificationId, head);
    const result = await exportQualifications(
      device.deps,
      request('json', welder.qualificationId, lost.qualificationId),
    );
    expect(result.ok ? null : result.problem.code).toBe('document-missing');
    expect(saved).toEqual([]);
  });
});
