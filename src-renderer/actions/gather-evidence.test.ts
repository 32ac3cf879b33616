/** E8: the pack for an objection holds what was attached, and says of each file that it lacks which one that is. */
import { expect, it } from 'vitest';
import { sheetTexts } from '../../shared/report/sheet-texts';
import { aNamedFile } from '../../test/builders/a-named-file';
import { anAssessment } from '../../test/builders/an-assessment';
import { fakeDevice } from '../../test/fakes/fake-device';
import { digestOf } from '../../test/fakes/memory-files';
import { gatherEvidence, mostPacked } from './gather-evidence';

it('E8 files come along, from the hub too; one that is nowhere or too large is named, and what was removed is not', async () => {
  const device = fakeDevice();
  const [here, afar] = [new TextEncoder().encode('hier'), new TextEncoder().encode('daar')];
  device.bodies.here.set(digestOf(here), here);
  device.bodies.atHub.set(digestOf(afar), afar);
  const file = (name: string, bytes: Uint8Array) =>
    aNamedFile({ name, digest: digestOf(bytes), bytes: bytes.length });
  const bad = new TextEncoder().encode('virus');
  const attach = { indicatorId: null, workProcessId: null, word: '' };
  const { evidence } = anAssessment()
    .identified()
    .attachedTo({ ...attach, file: aNamedFile({ name: 'film.mp4', bytes: mostPacked + 1 }) })
    .attachedTo({ ...attach, file: file('hier.txt', here) })
    .attachedTo({ ...attach, file: file('daar.txt', afar) })
    .attached(null, 'nergens.jpg')
    .attached(null, 'weg.jpg')
    .evidenceRemoved(4)
    .attachedTo({ ...attach, file: file('besmet.doc', bad) }).assessment;
  device.bodies.here.set(digestOf(bad), bad);
  const warning = {
    digest: digestOf(bad),
    found: 'Eicar',
    lookedAt: '2026-11-28T08:00:00.000Z',
    scanner: 'ClamAV',
  };
  device.put('file-warning', digestOf(bad), warning);
  const files = await gatherEvidence(device.deps, evidence, sheetTexts('nl', undefined));
  const told = files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)] as const);
  expect(told.slice(0, 2)).toEqual([
    ['bewijs/hier.txt', 'hier'],
    ['bewijs/daar.txt', 'daar'],
  ]);
  expect(told[2]?.[0]).toBe('bewijs/ontbreekt.txt');
  expect(told[2]?.[1]).toMatch(/film\.mp4.*SHA-256 [0-9a-f]{64}\n.*nergens\.jpg.*SHA-256 [0-9a-f]{64}\n/s);
  expect(told[2]?.[1]).toMatch(/besmet\.doc.*Eicar/);
  expect(told[2]?.[1]).not.toContain('weg.jpg');
  expect(told).toHaveLength(3);
});
