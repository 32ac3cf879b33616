/** A part of the journal is read page by page, the next one while this one is followed, and none that nobody needs. */
import { expect, it } from 'vitest';
import type { JournalHead } from '../../shared/contract/journal-contract';
import { newId } from '../../shared/kernel/ids';
import { ok } from '../../shared/kernel/result';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { joinLines } from '../../shared/protocol/journal-lines';
import { aChange } from '../../test/builders/a-change';
import { noRows, type StateRow } from './database';
import type { BodySource } from './entries-to-steps';
import { type JournalSource, readPart } from './read-part';

const lineOf = (entry: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(entry));
const own = lineOf({
  kind: 'own',
  change: { text: JSON.stringify(aChange({})), hash: 'ab', signature: 'c' },
});
const noBodies: BodySource = { getBody: () => Promise.reject(new Error('no body is asked for')) };
const from: StateRow = {
  name: 'state',
  version: 1,
  build: '',
  journalId: '',
  position: 0,
  hash: null,
  organisationId: null,
  hubSince: 1,
  loads: [],
  counts: noRows,
};

/** A journal of these lines that notes what is asked of it, and where a page of it breaks. */
function aJournal(lines: readonly Uint8Array[], brokenFrom = Number.POSITIVE_INFINITY) {
  const asked: string[] = [];
  const head: JournalHead = { journalId: '', position: lines.length, hash: 'end' };
  const journal: JournalSource = {
    head: { read: async () => ok(head) },
    readLines: async ({ from: first, limit }) => {
      asked.push(`ask ${first}`);
      if (first >= brokenFrom) throw new Error('the line broke');
      return ok({ first, lines: joinLines(lines.slice(first - 1, first - 1 + limit)), head });
    },
  };
  const read = () =>
    readPart(journal, noBodies, from, null, (position) => void asked.push(`followed ${position}`));
  return { asked, read };
}

it('asks for the next page before it follows this one, and for none behind the end', async () => {
  const { asked, read } = aJournal(Array.from({ length: 5000 }, () => own));
  const part = await read();
  expect(asked).toEqual(['ask 1', 'ask 2001', 'followed 2000', 'ask 4001', 'followed 4000']);
  expect(part).toMatchObject({
    ok: true,
    value: { reached: { position: 5000, hash: 'end' }, isLeft: false },
  });
  expect(part.ok && part.value.steps).toHaveLength(5000);
});

it('asks for no page behind a part that is full, or that ends where another centre begins', async () => {
  const full = aJournal(Array.from({ length: 50_001 }, () => own));
  expect(await full.read()).toMatchObject({ ok: true, value: { reached: { position: 50_000, hash: null } } });
  expect(full.asked.filter((said) => said.startsWith('ask')).at(-1)).toBe('ask 48001');

  const joined = (): JournalEntry => ({
    kind: 'enrolled',
    hubUrl: '',
    hubId: '',
    hubPublicKey: '',
    epoch: 'e',
    organisationId: newId<'Organisation'>(),
    organisationName: '',
    deviceName: '',
    token: '',
    at: '',
  });
  const left = aJournal([
    ...Array.from({ length: 1000 }, () => own),
    lineOf(joined()),
    lineOf(joined()),
    ...Array.from({ length: 3000 }, () => own),
  ]);
  const part = await left.read();
  expect(left.asked).toEqual(['ask 1']);
  expect(part).toMatchObject({ ok: true, value: { reached: { position: 1001 }, isLeft: true } });
});

it('a page that breaks while the one before it is followed breaks the reading, once', async () => {
  const { asked, read } = aJournal(
    Array.from({ length: 5000 }, () => own),
    2001,
  );
  await expect(read()).rejects.toThrow('the line broke');
  expect(asked).toEqual(['ask 1', 'ask 2001', 'followed 2000']);
});
