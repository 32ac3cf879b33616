/** What the head of a qualification says of its versions. */
import { describe, expect, it } from 'vitest';
import { aHead } from '../../test/builders/a-qualification';
import { anId } from '../../test/builders/an-exam';
import { listVersion, listVersions } from './version-history';

const publisher = { publishedAt: '2026-11-24T09:00:00.000Z', publishedBy: anId<'Staff'>(7), note: '' };
const [a, b, c] = ['a', 'b', 'c'].map((sign) => sign.repeat(64)) as [string, string, string];
const first = { ...aHead(), versionDigest: a };

describe('the history of a qualification', () => {
  it('lists the latest version first, each with its number and whether it counts', () => {
    const second = listVersion({ ...first, versionDigest: b }, first, publisher);
    const third = listVersion({ ...second, versionDigest: c }, second, { ...publisher, note: 'Afgerond' });
    expect(listVersions(third).map(({ number, note, isPresent }) => [number, note, isPresent])).toEqual([
      [3, 'Afgerond', true],
      [2, '', false],
      [1, '', false],
    ]);
  });

  it('has the version of before versions were listed, without who and when', () => {
    const second = listVersion({ ...first, versionDigest: b }, first, publisher);
    expect(listVersions(second).at(-1)).toMatchObject({ versionDigest: a, number: 1, publishedAt: null });
    expect(listVersions(first)).toMatchObject([{ versionDigest: a, number: 1, isPresent: true }]);
  });

  it('lists a version that was brought back a second time, and says that of the last one that it counts', () => {
    const second = listVersion({ ...first, versionDigest: b }, first, publisher);
    const back = listVersion({ ...second, versionDigest: a }, second, publisher);
    expect(listVersions(back).map(({ versionDigest, isPresent }) => [versionDigest, isPresent])).toEqual([
      [a, true],
      [b, false],
      [a, false],
    ]);
  });

  it('keeps the number of every version when the first is brought back', () => {
    const second = listVersion({ ...first, versionDigest: b }, first, publisher);
    const back = listVersion({ ...second, versionDigest: a }, second, publisher);
    const numberOf = (head: typeof back) =>
      listVersions(head).find(({ versionDigest }) => versionDigest === b)?.number;
    expect([numberOf(second), numberOf(back)]).toEqual([2, 2]);
  });

  it('has the first version once where its entry came in behind a later one', () => {
    const entries = [
      { versionDigest: b, ...publisher, upon: a },
      { versionDigest: a, ...publisher },
    ];
    expect(listVersions({ versionDigest: b, history: entries })).toHaveLength(2);
  });

  it('lists nothing where the version that counts stays', () => {
    expect(listVersion(first, first, publisher)).toBe(first);
  });
});
