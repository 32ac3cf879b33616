import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChainLink, findVouched } from './vouch-chain';

const chain = (count: number): ChainLink[] =>
  Array.from({ length: count }, (_, i) => ({ deviceSeq: i + 1, hash: `h${i + 1}`, prevHash: `h${i}` }));

/** Which changes are vouched for, by their number, and how many signatures were looked at. */
async function vouch(links: readonly ChainLink[], wrong: readonly number[] = []) {
  const checked: number[] = [];
  const places = await findVouched(links, async (place) => {
    const seq = links[place]?.deviceSeq ?? 0;
    checked.push(seq);
    return !wrong.includes(seq);
  });
  return { seqs: [...places].map((p) => links[p]?.deviceSeq).sort((a, b) => a! - b!), checked };
}

describe('H13: a signature vouches for the unbroken run before it', () => {
  test('one check for a whole chain, however it is ordered', async () => {
    const links = chain(200);
    expect(await vouch(links)).toEqual({ seqs: links.map((l) => l.deviceSeq), checked: [200] });
    expect((await vouch([...links].reverse())).checked).toEqual([200]);
  });

  test('nothing behind it: a wrong last signature leaves its own change unproved', async () => {
    expect(await vouch(chain(4), [4])).toEqual({ seqs: [1, 2, 3], checked: [4, 3] });
  });

  test('not over a gap, a wrong link or a number that does not follow', async () => {
    const gap = chain(5).filter((l) => l.deviceSeq !== 3);
    expect((await vouch(gap, [2])).seqs).toEqual([1, 4, 5]);
    const relinked = chain(5).map((l) => (l.deviceSeq === 3 ? { ...l, prevHash: 'elsewhere' } : l));
    expect((await vouch(relinked, [2])).seqs).toEqual([1, 3, 4, 5]);
    const renumbered = chain(3).map((l) => (l.deviceSeq === 3 ? { ...l, deviceSeq: 9 } : l));
    expect((await vouch(renumbered, [2])).seqs).toEqual([1, 9]);
  });

  test('not for a change whose bytes are others than the next one names', async () => {
    const forged = chain(5).map((l) => (l.deviceSeq === 3 ? { ...l, hash: 'forged' } : l));
    expect((await vouch(forged, [3])).seqs).toEqual([1, 2, 4, 5]);
  });

  test('on both sides of a fork', async () => {
    const twin = { deviceSeq: 3, hash: 'twin', prevHash: 'h2' };
    expect((await vouch([...chain(3), twin])).seqs).toEqual([1, 2, 3, 3]);
  });

  test('never for a change that neither itself nor a later one of its run signs right', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ isWrong: fc.boolean(), isBroken: fc.boolean() }), { maxLength: 30 }),
        async (marks) => {
          const links = chain(marks.length).map((l, i) =>
            marks[i]?.isBroken ? { ...l, prevHash: 'elsewhere' } : l,
          );
          const wrong = links.filter((_, i) => marks[i]?.isWrong).map((l) => l.deviceSeq);
          const isProved = (seq: number): boolean =>
            !wrong.includes(seq) || (marks[seq]?.isBroken === false && isProved(seq + 1));
          const expected = links.map((l) => l.deviceSeq).filter(isProved);
          expect((await vouch(links, wrong)).seqs).toEqual(expected);
        },
      ),
    );
  });
});
