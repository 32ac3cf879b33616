/** A valid input for each call that takes one; the others take nothing. Malformed payloads are made from these. */
import { newId } from '../../shared/kernel/ids';
import { aMarkDraft, aRemarkDraft } from '../builders/a-draft';

const bytes = new Uint8Array([1, 2, 3]);

const samples: Readonly<Record<string, () => unknown>> = {
  'journal.append': () => ({ drafts: [aMarkDraft(), aRemarkDraft('Goed gewerkt')] }),
  'journal.stage': () => ({ stageId: newId(), at: 0, bytes }),
  'journal.appendStaged': () => ({ stageId: newId(), bytes: 2 }),
  'journal.read': () => ({ from: 1, limit: 10 }),
  'journal.readLines': () => ({ from: 1, limit: 10 }),
  'files.save': () => ({ suggestedName: 'uitslag.pdf', bytes }),
  'files.preview': () => ({ name: 'uitslag.pdf', bytes }),
  'files.getBody': () => ({ digest: 'a'.repeat(64) }),
  'bodies.begin': () => ({ bytes: 3 }),
  'bodies.append': () => ({ bodyId: newId(), at: 0, bytes }),
  'bodies.finish': () => ({ bodyId: newId() }),
  'bodies.abandon': () => ({ bodyId: newId() }),
  'bodies.read': () => ({ digest: 'a'.repeat(64), from: 0, length: 3 }),
  'bodies.fetch': () => ({ digest: 'a'.repeat(64) }),
  'bodies.save': () => ({ digest: 'a'.repeat(64), suggestedName: 'verslag.docx' }),
  'files.sealFile': () => ({ digest: 'a'.repeat(64) }),
  'files.checkSeal': () => ({
    digest: 'a'.repeat(64),
    seal: { deviceId: newId<'Device'>(), publicKey: `${'A'.repeat(43)}=`, signature: `${'A'.repeat(86)}==` },
  }),
  'files.checkRecord': () => ({
    changes: [{ text: '{}', hash: 'a'.repeat(64), signature: 'c2ln' }],
    receipt: null,
  }),
  'device.enrol': () => ({ hubUrl: 'https://hub.example', code: 'ABCD-EFGH', deviceName: 'Tablet 4' }),
  'people.begin': () => ({ code: 'ABCD-EFGH', staffId: null, pin: '271828' }),
  'people.unlock': () => ({ staffId: newId<'Staff'>(), pin: '271828' }),
  'people.changePin': () => ({ staffId: newId<'Staff'>(), pin: '271828', newPin: '314159' }),
  'identity.start': () => ({ staffId: newId<'Staff'>(), language: 'nl' }),
  'identity.finish': () => ({ pin: '271828' }),
  'people.handOver': () => {
    const participantId = newId<'Participant'>();
    return { participantId, ids: [participantId] };
  },
  'people.confirm': () => ({
    pin: '271828',
    type: 'assessment-signed',
    subjectId: newId<'Assessment'>(),
    digest: 'a'.repeat(64),
  }),
  'device.keepPlace': () => ({ path: `/exam/${newId<'Exam'>()}/mark/${newId<'Assessment'>()}` }),
  'typed.keep': () => ({ ownerId: newId<'Staff'>(), texts: [{ field: 'remark', text: 'Goed gewerkt' }] }),
  'typed.read': () => ({ ownerId: newId<'Staff'>() }),
  'catalogue.ask': () => ({
    purpose: 'import',
    parts: [{ codes: ['25692', 'K0072'], cohortYear: 2026 }],
  }),
  'catalogue.dossier': () => ({ dossierId: '2755' }),
  'catalogue.noteFound': () => ({
    requestId: newId<'Change'>(),
    found: [{ qualificationId: newId<'Qualification'>(), versionDigest: 'a'.repeat(64) }],
  }),
  'catalogue.forget': () => ({ requestId: newId<'Change'>() }),
  'catalogue.addPiece': () => ({
    ...{ digest: 'a'.repeat(64), name: 'sbb.xml', bytes: 3, number: 0 },
    content: bytes,
  }),
  'catalogue.addFile': () => ({ digest: 'a'.repeat(64) }),
  'catalogue.removeFile': () => ({ fileId: newId<'Change'>() }),
  'resultFolder.setKinds': () => ({ kinds: ['oke', 'pdf'] }),
  'resultFolder.missing': () => ({ folderId: 'a'.repeat(24), changeIds: [newId<'Change'>()] }),
  'resultFolder.put': () => ({
    folderId: 'a'.repeat(24),
    files: [{ changeId: newId<'Change'>(), kind: 'oke', name: 'EX-1 N-1', bytes }],
  }),
  'drafts.read': () => ({ qualificationId: newId<'Qualification'>() }),
  'drafts.keep': () => ({
    ownerId: newId<'Staff'>(),
    change: {
      ...{ qualificationId: newId<'Qualification'>(), upon: 3, baseDigest: 'a'.repeat(64), rootIds: ['k1'] },
      nodes: [
        { nodeId: 'k1', node: { kind: 'core-task', childIds: [] } },
        { nodeId: 'k2', node: null },
      ],
      conflicts: [{ nodeId: 'k1', field: 'name' }],
    },
  }),
  'drafts.discard': () => ({ qualificationId: newId<'Qualification'>(), upon: 3 }),
  'drafts.setAside': () => ({ qualificationId: newId<'Qualification'>(), isEarlierTaken: true }),
  'sync.audit': () => ({
    ...{ before: 12, limit: 100, staffId: newId<'Staff'>(), deviceId: null, what: 'pulled' },
    ...{ since: '2026-11-01T00:00:00.000Z', until: null },
  }),
  'desktop.pageShows': () => ({ language: 'nl', screen: 'marking', commands: [] }),
};

export const sampleOf = (path: string): unknown => samples[path]?.() ?? {};
