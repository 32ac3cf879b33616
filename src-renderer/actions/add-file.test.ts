/** A file that was added lies whole on the disk and says what it is; what may not be added leaves nothing behind. */
import { describe, expect, it } from 'vitest';
import { problem } from '../../shared/kernel/problem';
import { aFilm, placeOfFilm } from '../../test/builders/a-film';
import { jpegWith, placeOfPhoto } from '../../test/builders/a-photo';
import { aPng } from '../../test/builders/a-png';
import { anOrganisation } from '../../test/builders/a-sheet';
import { value } from '../../test/builders/value';
import { fakeDevice } from '../../test/fakes/fake-device';
import { digestOf } from '../../test/fakes/memory-files';
import { addFileWith } from './add-file';
import { openFile, saveFile } from './open-file';

const small = new Uint8Array([0xff, 0xd8, 0xff, 7]);
const add = addFileWith(async () => new Blob([small]));
const latin = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('latin1');
const fileOf = (content: BlobPart, name: string, lastModified = Date.UTC(2026, 10, 24, 8)): File =>
  new File([content], name, { lastModified });
const pdf = (length: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length).map((_, at) => at % 251);
  bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
  return bytes;
};

describe('adding a file', () => {
  it('hands it over in pieces, tells how far it is, and says what it is', async () => {
    const { deps, bodies } = fakeDevice();
    const bytes = pdf(2_500_000);
    const told: number[] = [];
    const added = value(
      await add(deps, { file: fileOf(bytes, '../verslag.jpg'), onProgress: (done) => told.push(done) }),
    );
    expect(added).toEqual({
      digest: digestOf(bytes),
      bytes: bytes.length,
      mediaType: 'application/pdf',
      name: 'verslag.jpg',
      madeAt: '2026-11-24T08:00:00.000Z',
    });
    expect(told).toEqual([1_048_576, 2_097_152, 2_500_000]);
    expect([...bodies.here.keys()]).toEqual([digestOf(bytes)]);
    expect(bodies.begun.size).toBe(0);
  });

  it('takes the place out of a film, and nothing else', async () => {
    const { deps, bodies } = fakeDevice();
    const film = aFilm('what was filmed');
    const added = value(await add(deps, { file: fileOf(film, 'film.mp4') }));
    expect(added).toMatchObject({ mediaType: 'video/mp4', bytes: film.length });
    const kept = latin([...bodies.here.values()][0]);
    expect(kept).not.toContain(placeOfFilm);
    expect(kept).toContain('what was filmed');
  });

  it('goes by what the centre allows of one, and asks whoever it is for before any of it is handed over', async () => {
    const { deps, bodies, put } = fakeDevice();
    const centre = anOrganisation();
    put('organisation', centre.organisationId, { ...centre, fileMegabytes: 1 });
    const file = fileOf(pdf(1024 * 1024 + 1), 'film.pdf');
    expect(await add(deps, { file })).toMatchObject({
      problem: { code: 'added-file-too-large', details: { limit: 1 } },
    });
    const whyNot = (bytes: number) =>
      bytes > 9 ? problem('evidence-full', { files: 200, gigabytes: 2 }) : null;
    expect(await add(deps, { file: fileOf(pdf(10), 'a.pdf'), whyNot })).toMatchObject({
      problem: { code: 'evidence-full' },
    });
    expect([bodies.here.size, bodies.begun.size]).toEqual([0, 0]);
  });

  it('refuses what its hub would never take, before any of it is handed over', async () => {
    const { deps, bodies } = fakeDevice();
    bodies.hubTakes(1024 * 1024);
    expect(await add(deps, { file: fileOf(pdf(1024 * 1024 + 1), 'film.pdf') })).toMatchObject({
      problem: { code: 'added-file-too-large', details: { limit: 1 } },
    });
    expect([bodies.here.size, bodies.begun.size]).toEqual([0, 0]);
    value(await add(deps, { file: fileOf(pdf(1024 * 1024), 'film.pdf') }));
  });

  it('takes the place out of a photo before it leaves the page, and makes a small picture of it', async () => {
    const { deps, bodies } = fakeDevice();
    const photo = jpegWith({ turn: 6 }).slice();
    const added = value(await add(deps, { file: fileOf(photo, 'foto.jpg', 0) }));
    expect(latin(photo)).toContain(placeOfPhoto);
    for (const body of bodies.here.values()) expect(latin(body)).not.toContain(placeOfPhoto);
    expect(added).toMatchObject({ mediaType: 'image/jpeg', madeAt: null });
    expect(added?.preview).toEqual({ digest: digestOf(small), bytes: small.length });
    expect(bodies.here.size).toBe(2);
  });

  it('makes no small picture of one that would fill the memory, and believes no broken clock', async () => {
    const { deps } = fakeDevice();
    const never = addFileWith(() => expect.unreachable());
    const bomb = aPng({ width: 30_000, height: 30_000, rows: 1 }).slice();
    const added = value(await never(deps, { file: fileOf(bomb, 'bom.png', Date.UTC(30_000, 0)) }));
    expect(added).toMatchObject({ mediaType: 'image/png', madeAt: null });
    expect(added).not.toHaveProperty('preview');
  });

  it('refuses one of two gigabytes by its size, of which no more is read than tells what it is', async () => {
    const { deps, bodies } = fakeDevice();
    const read: number[] = [];
    const slice = (from: number, to: number): Blob => {
      read.push(to);
      return new Blob([pdf(to - from)]);
    };
    const file = Object.assign(fileOf(pdf(10), '../../film.mp4'), { slice });
    Object.defineProperty(file, 'size', { value: 2_000_000_000 });
    expect(await add(deps, { file })).toMatchObject({ problem: { code: 'added-file-too-large' } });
    expect(Math.max(0, ...read)).toBeLessThan(100_000);
    expect([bodies.here.size, bodies.begun.size]).toEqual([0, 0]);
  });

  it.each([
    ['file-empty', fileOf('', 'leeg.pdf')],
    ['photo-damaged', fileOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0xff]), 'half.jpg')],
    [
      'file-unreadable',
      Object.assign(fileOf(pdf(3_000_000), 'stick.pdf'), {
        slice: (from: number, to: number) => {
          if (from > 0) return { arrayBuffer: () => Promise.reject(new Error('NotReadableError')) };
          return new Blob([pdf(to)]);
        },
      }),
    ],
  ])('refuses with %s and leaves nothing behind', async (code, file) => {
    const { deps, bodies } = fakeDevice();
    expect(await add(deps, { file })).toMatchObject({ problem: { code } });
    expect([bodies.here.size, bodies.begun.size]).toEqual([0, 0]);
  });

  it('leaves nothing behind on a full disk, or when it is called off', async () => {
    const full = fakeDevice();
    full.bodies.refuse(problem('disk-full'));
    const refused = await add(full.deps, { file: fileOf(pdf(99), 'a.pdf') });
    expect(refused).toMatchObject({ problem: { code: 'disk-full' } });
    expect(full.bodies.begun.size).toBe(0);
    const { deps, bodies } = fakeDevice();
    const control = new AbortController();
    const file = fileOf(pdf(3_000_000), 'a.pdf');
    expect(
      value(await add(deps, { file, signal: control.signal, onProgress: () => control.abort() })),
    ).toBeNull();
    expect([bodies.here.size, bodies.begun.size]).toEqual([0, 0]);
  });
});

describe('opening a file', () => {
  const named = (digest: string) => ({ digest, name: 'foto.jpg' });

  it('shows what its bytes say, whatever the record calls it', async () => {
    const { deps, bodies } = fakeDevice();
    // Called .jpg, and a page or a drawing that would run: never shown, saved where somebody chooses it.
    for (const text of ['<svg onload="alert(1)"/>', '<!doctype html><script>alert(1)</script>']) {
      const web = new TextEncoder().encode(text);
      bodies.atHub.set(digestOf(web), web);
      expect(value(await openFile(deps, named(digestOf(web)))), text).toEqual({ how: 'save' });
    }
    const photo = jpegWith({ turn: 1 });
    bodies.atHub.set(digestOf(photo), photo);
    const opened = value(await openFile(deps, named(digestOf(photo))));
    expect(opened?.how).toBe('image');
    if (!opened || !('content' in opened)) return expect.unreachable();
    expect(opened.content.type).toBe('image/jpeg');
    expect(new Uint8Array(await opened.content.arrayBuffer())).toEqual(photo);
  });

  it('unfolds no picture that would fill the memory', async () => {
    const { deps, bodies } = fakeDevice();
    const bomb = aPng({ width: 30_000, height: 30_000, rows: 1 });
    bodies.here.set(digestOf(bomb), bomb);
    expect(value(await openFile(deps, named(digestOf(bomb))))).toEqual({ how: 'save' });
  });

  it('opens no other window for a candidate who has the device', async () => {
    const { deps, bodies } = fakeDevice();
    const sheet = pdf(400);
    bodies.here.set(digestOf(sheet), sheet);
    const asked = { ...named(digestOf(sheet)), staysHere: true };
    expect(value(await openFile(deps, asked))).toEqual({ how: 'save' });
  });

  it('says what is missing without contact, and saves by the choice of the user only', async () => {
    const { deps, bodies } = fakeDevice();
    const digest = 'a'.repeat(64);
    expect(await openFile(deps, named(digest))).toMatchObject({ problem: { code: 'body-missing' } });
    expect(bodies.saved).toEqual([]);
    bodies.here.set(digest, small);
    expect(value(await saveFile(deps, named(digest)))).toBe('/exports/foto.jpg');
    expect(bodies.saved).toEqual([{ name: 'foto.jpg', digest }]);
  });
});
