/** A device that was shut out goes on: it pulls, loads, asks for keys; and hands in a document and an exam. */
import {
  makeCode,
  newCentre,
  newColleague,
  newDevice,
  newKey,
  participantDraft,
  withSharedHub,
} from '../attack-hub.mjs';

export const name = 'a device that was shut out gets anything, or what it hands in counts';
export const must =
  'it is told nothing, its documents are refused, its marks doubted, and all of it is on record';

export const run = (options) =>
  withSharedHub(options, async (hub) => {
    const centre = await newCentre(hub, 'Een');
    const lost = newDevice(hub);
    await lost.join(await makeCode(hub, centre));
    const boss = await newColleague(centre, lost, ['administrator', 'examiner']);
    const draft = { kind: 'document', subjectType: 'device-access', subjectId: lost.deviceId };
    const body = { deviceId: lost.deviceId, access: 'revoked', reason: 'Verloren' };
    const revoking = { ...draft, type: 'device-access', examId: null, body };
    await centre.device.push(centre.device.change(revoking, centre.carried));
    const word = { text: '{}', signature: 'x' };
    const asked = await Promise.all([
      lost.ask('/v1/changes?after=0'),
      lost.ask('/v1/first-load'),
      lost.ask(`/v1/devices?sessionId=${boss.carried.sessionId}`),
      lost.ask(`/v1/audit?sessionId=${boss.carried.sessionId}`),
      lost.certify(newKey(), 'AAAA-BBBB'),
      lost.ask('/v1/people/renewals', { body: { serial: boss.certificate.serial } }),
      lost.ask('/v1/put-back', { body: word }),
      lost.ask('/v1/missing', { body: { changeIds: [] } }),
      lost.ask('/v1/brought-back', { body: { word: null, changes: [lost.change()] } }),
    ]);
    const [document, mark] = [lost.change(participantDraft(), boss.carried), lost.change({}, boss.carried)];
    const { fateOf } = await lost.push(document, mark);
    // It lets itself in again.
    const pardon = lost.change({ ...revoking, body: { ...body, access: 'allowed' } }, boss.carried);
    const pardoned = (await lost.push(pardon)).fateOf(pardon);
    const { value } = await centre.device.ask('/v1/changes?after=0');
    const doubted = value.changes.some(
      ({ text }) => text.includes('"type":"doubted"') && text.includes(mark.change.changeId),
    );
    const { value: log } = await centre.device.ask(
      `/v1/audit?sessionId=${centre.carried.sessionId}&deviceId=${lost.deviceId}&what=device-refused`,
    );
    const codes = [...new Set(asked.map(({ code }) => code))];
    const told = log.entries[0]?.count ?? 0;
    return {
      held:
        `${codes}` === 'device-revoked' &&
        fateOf(document) === 'not-allowed' &&
        fateOf(mark) === 'received' &&
        pardoned !== 'received' &&
        doubted &&
        told === asked.length,
      saw: `${asked.length} questions: ${codes.join(', ')}, in the audit log ${told}; a document: ${fateOf(document)}; a mark: ${fateOf(mark)}, ${doubted ? 'doubted' : 'counts'}; its own pardon: ${pardoned}`,
    };
  });
