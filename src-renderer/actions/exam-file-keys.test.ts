/** An exam file at the centre that made it: who signed it, its steps and its receipt are held to the keys known there. */

import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { composeExamExport } from '../../shared/formats/compose-exam-export';
import type { ExamExport } from '../../shared/formats/exam-export-format';
import { digestOfExport, writeExamExport } from '../../shared/formats/write-exam-export';
import { newId, type OrganisationId } from '../../shared/kernel/ids';
import { ok } from '../../shared/kernel/result';
import { rawPublicKey, signWith } from '../../shared/node/ed25519';
import type { SignedChange } from '../../shared/protocol/change';
import type { ReceiptList } from '../../shared/protocol/hub-api';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { deriveSigningKey } from '../../src-main/keys/signing-key';
import { type Makers, noMakers } from '../../src-main/makers/makers';
import { createFileRecord } from '../../src-main/services/file-record';
import { createFileSeals } from '../../src-main/services/file-seals';
import { aSecret } from '../../test/builders/a-journal';
import { aWorld } from '../../test/builders/a-world';
import { anAssessment } from '../../test/builders/an-assessment';
import { aCandidate, anExam, recordsOf } from '../../test/builders/an-exam';
import { aSigner } from '../../test/hub/a-signer';
import type { ActionDeps } from './action';
import { findReceiptWord } from './find-receipt-word';
import { readExamFile } from './read-exam-file';

const exam = anExam();
const story = anAssessment(exam).identified().markedAll('met').signed();
const [first] = story.events;
const signature = story.events.at(-1);
if (!first || !signature) throw new Error('nothing was recorded');

const hubKeys = generateKeyPairSync('ed25519');
const hub = { hubId: newId(), hubPublicKey: rawPublicKey(hubKeys.publicKey) };
const maker = aSigner(newId<'Organisation'>() as OrganisationId, {
  deviceId: first.deviceId,
  keys: generateKeyPairSync('ed25519'),
});
const changes: SignedChange[] = story.events.map((event) => maker.signText(JSON.stringify(event)));

/** The device that made the file, and another of the same centre, that looks at it. */
const sealingId = newId<'Device'>();
const sealing = createFileSeals(() => ({ deviceId: sealingId, ...deriveSigningKey(aSecret(2), sealingId) }));
const makers: Makers = {
  ...noMakers,
  devices: {
    [maker.deviceId]: { name: 'Tablet 1', publicKeys: [maker.publicKey] },
    [sealingId]: { name: 'Tablet 2', publicKeys: [deriveSigningKey(aSecret(2), sealingId).publicKey] },
  },
};
const deviceId = newId<'Device'>();
const here = () => ({ deviceId, ...deriveSigningKey(aSecret(1), deviceId) });
const viewerOf = (known: Makers, of: typeof hub | null) =>
  ({
    host: {
      files: {
        ...createFileSeals(here, () => known),
        ...createFileRecord(here, () => ({ makers: known, hub: of }), aWorld()),
      },
    },
  }) as unknown as ActionDeps;

const receipt = {
  changeId: signature.changeId,
  hash: changes.at(-1)?.hash ?? '',
  seq: 7,
  receivedAt: '2026-11-24T12:00:00.000Z',
  number: '8B67-88E5',
};
const wordOf = (over: Partial<ReceiptList> = {}, key = hubKeys.privateKey) => {
  const list = { hubId: hub.hubId, epoch: newId(), durability: 'flushed', deviceId, refusals: [] };
  const text = JSON.stringify({ ...list, receipts: [receipt], ...over });
  return { text, signature: signWith(key, Buffer.from(text, 'utf8')) };
};
const aFile = (over: Partial<ExamExport> = {}): ExamExport => ({
  ...composeExamExport({
    ...recordsOf(exam),
    candidate: exam.candidates[0] ?? aCandidate(),
    assessment: story.assessment,
    organisation: null,
    receipt: { number: receipt.number, receivedAt: receipt.receivedAt, word: wordOf() },
    changes,
    exportedAt: '2026-11-24T12:00:00.000Z',
    exportedBy: 'Joke Wierda',
  }),
  ...over,
});
const look = async (file: ExamExport, deps = viewerOf(makers, hub)) => {
  const read = await readExamFile(deps, {
    bytes: new TextEncoder().encode(writeExamExport(file)),
    language: 'nl',
  });
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
};
const sealed = async (file: ExamExport): Promise<ExamExport> => {
  const seal = await sealing.sealFile({ digest: await digestOfExport(writeExamExport(file)) });
  return { ...file, seal: seal.ok ? seal.value : undefined };
};

describe('an exam file looked at in the centre that made it', () => {
  it('says which device signed it, and that steps and receipt are proved', async () => {
    expect(await look(await sealed(aFile()))).toMatchObject({
      differs: null,
      seal: 'centre',
      sealedBy: 'Tablet 2',
      steps: 'proved',
      receipt: 'proved',
    });
  });

  it('says so of no part whose key is not known there', async () => {
    const elsewhere = viewerOf(noMakers, { ...hub, hubId: newId() });
    const unknown = { differs: null, seal: 'unknown', sealedBy: null, steps: 'unknown', receipt: 'unknown' };
    expect(await look(await sealed(aFile()), elsewhere)).toMatchObject(unknown);
    expect(await look(await sealed(aFile()), viewerOf(noMakers, null))).toMatchObject(unknown);
  });

  it('is believed for no receipt that carries no word of the hub, or one of a hub that keeps nothing', async () => {
    const { number, receivedAt } = receipt;
    for (const word of [undefined, wordOf({ durability: 'memory' })])
      expect(await look(aFile({ receipt: { number, receivedAt, word } }))).toMatchObject({
        differs: null,
        receipt: 'unknown',
      });
  });

  const thief = generateKeyPairSync('ed25519');
  it.each<[string, Partial<ExamExport>]>([
    ['number', { receipt: { ...receipt, number: 'AAAA-0000', word: wordOf() } }],
    ['moment', { receipt: { ...receipt, receivedAt: '2026-11-25T12:00:00.000Z', word: wordOf() } }],
    ['signature', { receipt: { ...receipt, word: wordOf({}, thief.privateKey) } }],
    ['change', { receipt: { ...receipt, word: wordOf({ receipts: [{ ...receipt, changeId: newId() }] }) } }],
    [
      'bytes',
      { receipt: { ...receipt, word: wordOf({ receipts: [{ ...receipt, hash: 'a'.repeat(64) }] }) } },
    ],
  ])('is not whole with a receipt of another %s', async (_, over) => {
    expect(await look(aFile(over))).toMatchObject({
      details: null,
      receipt: 'wrong',
      differs: { code: 'exam-file-differs', details: { at: 'receipt' } },
    });
  });

  it('is not whole with a step that the device did not sign which is said to have made it', async () => {
    const forger = aSigner(maker.organisationId, { deviceId: maker.deviceId, keys: thief });
    const forged = story.events.map((event) => forger.signText(JSON.stringify(event)));
    expect(await look(aFile({ changes: [...changes.slice(0, -1), ...forged.slice(-1)] }))).toMatchObject({
      details: null,
      steps: 'wrong',
      differs: { code: 'exam-file-differs', details: { at: 'changes' } },
    });
  });
});

describe('the hub’s word for a receipt', () => {
  const enrolled = { kind: 'first-load', epoch: newId(), cursor: 0, digest: '' } as const;
  const journalOf = (entries: readonly JournalEntry[]) =>
    ({
      host: {
        journal: {
          read: async ({ from, limit }: { from: number; limit: number }) =>
            ok({
              entries: entries
                .slice(from - 1, from - 1 + limit)
                .map((entry, i) => ({ position: from + i, entry })),
              head: { position: entries.length },
            }),
        },
      },
    }) as unknown as ActionDeps;

  it('is the last that the journal has for that change, from a hub that keeps things', async () => {
    const epoch = newId();
    const entryOf = (word: ReturnType<typeof wordOf>, durability: 'flushed' | 'memory'): JournalEntry => ({
      kind: 'receipts',
      epoch,
      durability,
      receipts: [receipt],
      ...word,
    });
    const [kept, lost] = [wordOf(), wordOf({ durability: 'memory' })];
    const deps = journalOf([
      entryOf(kept, 'flushed'),
      ...Array.from({ length: 1200 }, () => enrolled),
      entryOf(lost, 'memory'),
    ]);
    expect(await findReceiptWord(deps, signature.changeId)).toEqual(kept);
    expect(await findReceiptWord(deps, newId())).toBeNull();
    expect(await findReceiptWord(journalOf([]), signature.changeId)).toBeNull();
  });
});
