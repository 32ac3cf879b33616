/** What a page lays ready in pieces becomes one append or nothing. */
import { describe, expect, it } from 'vitest';
import { problem } from '../../shared/kernel/problem';
import { draftPieces } from '../../src-renderer/actions/draft-pieces';
import { aRemarkDraft } from '../../test/builders/a-draft';
import { value } from '../../test/builders/value';
import { createStagedDrafts } from './staged-drafts';

const drafts = [aRemarkDraft('één'), aRemarkDraft('twee'.repeat(1000)), aRemarkDraft('drie')];
const bytesOf = (text: string) => new TextEncoder().encode(text);
const stageId = 'one';

/** A place for drafts, and a clock that is let go on by hand. */
function aPlace() {
  let later: (() => void)[] = [];
  const staged = createStagedDrafts({
    after: (_ms, work) => {
      later.push(work);
      return () => {
        later = later.filter((other) => other !== work);
      };
    },
  });
  const letMinutesPass = (): void => {
    for (const work of later) work();
  };
  return { staged, letMinutesPass, timers: () => later.length };
}

function lay(staged: ReturnType<typeof createStagedDrafts>, text: string, pieceSize: number, id = stageId) {
  const bytes = bytesOf(text);
  for (let at = 0; at < bytes.length; at += pieceSize)
    value(staged.lay({ stageId: id, at, bytes: bytes.subarray(at, at + pieceSize) }));
  return bytes.length;
}

describe('drafts that are laid ready in pieces', () => {
  it.each([1, 7, 100_000])('are the drafts that they were cut from, in pieces of %i bytes', (pieceSize) => {
    const { staged, timers } = aPlace();
    const bytes = lay(staged, JSON.stringify(drafts), pieceSize);
    expect(value(staged.take(stageId, bytes))).toEqual(drafts);
    expect(timers()).toBe(0);
  });

  it('are cut by the page so that they come back as they were', () => {
    const many = Array.from({ length: 300 }, (_, n) => aRemarkDraft('é'.repeat(n * 20)));
    const { staged } = aPlace();
    let at = 0;
    for (const bytes of draftPieces(many)) {
      value(staged.lay({ stageId, at, bytes }));
      at += bytes.length;
    }
    expect(value(staged.take(stageId, at))).toEqual(many);
  });

  it('are there once, and only as a whole', () => {
    const { staged } = aPlace();
    const bytes = lay(staged, JSON.stringify(drafts), 50);
    expect(staged.take(stageId, bytes - 1)).toEqual({ ok: false, problem: problem('stage-missing') });
    expect(staged.take(stageId, bytes).ok).toBe(false);
  });

  it('take no piece out of its order', () => {
    const { staged } = aPlace();
    value(staged.lay({ stageId, at: 0, bytes: bytesOf('[') }));
    expect(staged.lay({ stageId, at: 2, bytes: bytesOf(']') }).ok).toBe(false);
    expect(staged.lay({ stageId: 'other', at: 1, bytes: bytesOf(']') }).ok).toBe(false);
  });

  it('are none where they are no drafts: no JSON, nothing, one that is broken', () => {
    const { staged } = aPlace();
    const broken = JSON.stringify([drafts[0], { ...drafts[1], kind: 'other' }]);
    for (const text of ['[', '[]', '{}', broken, `[${'['.repeat(100_000)}`]) {
      const taken = staged.take(stageId, lay(staged, text, 1000));
      expect(taken.ok ? taken.value : taken.problem.code).toBe('invalid-input');
    }
  });

  it('are let go after some minutes, and when two others come', () => {
    const { staged, letMinutesPass } = aPlace();
    const bytes = lay(staged, JSON.stringify(drafts), 100);
    letMinutesPass();
    expect(staged.take(stageId, bytes).ok).toBe(false);
    lay(staged, JSON.stringify(drafts), 100);
    lay(staged, '[1]', 100, 'two');
    lay(staged, '[1]', 100, 'three');
    expect(staged.take(stageId, bytes).ok).toBe(false);
    expect(staged.take('three', 3).ok ? 'read' : 'refused').toBe('refused');
  });

  it('take as much as a page may say at once, and no more', () => {
    const { staged } = aPlace();
    const piece = new Uint8Array(512 * 1024);
    let at = 0;
    let last = staged.lay({ stageId, at, bytes: piece });
    while (last.ok && at < 200 * 1024 * 1024) {
      at += piece.length;
      last = staged.lay({ stageId, at, bytes: piece });
    }
    expect(last.ok ? '' : last.problem.code).toBe('too-large');
    expect(at).toBe(96 * 1024 * 1024);
  });
});
