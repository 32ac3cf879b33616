/** Where a film was made goes out of it before it leaves the page; everything else stays, byte for byte. */
import { describe, expect, it } from 'vitest';
import { aFilm, nameOfPlace, placeOfFilm } from '../../../test/builders/a-film';
import { stripFilm } from './strip-film';

const reading = (bytes: Uint8Array) => async (from: number, length: number) =>
  bytes.subarray(from, from + length);
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

async function stripped(film: Uint8Array, mediaType: string): Promise<Uint8Array> {
  const copy = film.slice();
  for (const { from, bytes } of await stripFilm(reading(film), film.length, mediaType)) copy.set(bytes, from);
  return copy;
}

describe('the place of a film', () => {
  it('stands nowhere any more, and nothing has moved or changed beside it', async () => {
    const pictures = `what was filmed, even ${placeOfFilm}`;
    const film = aFilm(pictures);
    expect(latin(film).split(placeOfFilm)).toHaveLength(4);
    for (const mediaType of ['video/mp4', 'video/quicktime', 'audio/mp4']) {
      const after = await stripped(film, mediaType);
      expect(after).toHaveLength(film.length);
      const text = latin(after);
      // What was filmed is never read.
      expect(text.split(placeOfFilm)).toEqual([
        expect.stringContaining('what was filmed'),
        expect.any(String),
      ]);
      expect(text).not.toContain(nameOfPlace);
      for (const kept of [
        'made 2026-11-24T10:00:00+0100',
        'com.apple.quicktime.location.ISO6709',
        '\u00a9xyz',
      ])
        expect(text).toContain(kept);
    }
  });

  it('is looked for in films and recordings of that kind only, and in one that is cut off as far as it goes', async () => {
    const film = aFilm('pictures');
    expect(await stripFilm(reading(film), film.length, 'video/webm')).toEqual([]);
    for (const length of [0, 7, 11, 40, film.length - 3]) {
      const cut = film.slice(0, length);
      expect(await stripped(cut, 'video/mp4')).toHaveLength(length);
    }
    const noise = Uint8Array.from({ length: 500 }, (_, at) => (at * 37) % 251);
    expect(await stripped(noise, 'video/mp4')).toEqual(noise);
  });
});
