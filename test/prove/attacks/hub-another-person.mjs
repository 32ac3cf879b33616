/** A device writes in the name of somebody who did not unlock it: by every door there is. */
import {
  makeCode,
  newCentre,
  newColleague,
  newDevice,
  newKey,
  participantDraft,
  withSharedHub,
} from '../attack-hub.mjs';

export const name = 'a device acts as a person who did not unlock it';
export const must = 'documents are refused, marks doubted, and the person itself goes on';

export const run = (options) =>
  withSharedHub(options, async (hub) => {
    const [centre, other] = [await newCentre(hub, 'Een'), await newCentre(hub, 'Twee')];
    const thief = newDevice(hub);
    await thief.join(await makeCode(hub, centre));
    const examiner = await newColleague(centre, thief, ['examiner']);
    const forged = newKey();
    const { staffId } = centre.certificate;
    const doors = {
      'nobody unlocked': {},
      'the session of another device': centre.carried,
      'an invented session': { actorId: staffId, sessionId: crypto.randomUUID() },
      'the own session in another name': { ...examiner.carried, actorId: staffId },
      'the own session beyond the role': examiner.carried,
    };
    const sessions = {
      'a forged key': thief.openSession(forged, centre.certificate),
      'the certificate of another device': thief.openSession(examiner.person, centre.certificate),
      'the certificate of another centre': thief.openSession(other.person, other.certificate),
      'the own key in another name': thief.openSession(examiner.person, { ...examiner.certificate, staffId }),
    };
    for (const [door, { opening, carried }] of Object.entries(sessions)) {
      await thief.push(opening);
      doors[door] = carried;
    }
    const through = [];
    for (const [door, carried] of Object.entries(doors)) {
      const change = thief.change(participantDraft(), carried);
      const { fateOf } = await thief.push(change);
      if (fateOf(change) !== 'not-allowed') through.push(`${door}: ${fateOf(change)}`);
    }
    // A mark in another name is kept, and counts for nothing until somebody decided.
    const mark = thief.change({}, centre.carried);
    await thief.push(mark);
    const { value } = await centre.device.ask('/v1/changes?after=0');
    const doubted = value.changes.some(
      ({ text }) => text.includes('"type":"doubted"') && text.includes(mark.change.changeId),
    );
    // What an expired certificate says is worth nothing either.
    const late = { occurredAt: new Date(Date.now() + 20 * 86_400_000).toISOString() };
    const expired = centre.device.change(participantDraft(), { ...centre.carried, ...late });
    const fate = (await centre.device.push(expired)).fateOf(expired);
    const honest = centre.device.change(participantDraft(), centre.carried);
    const works = (await centre.device.push(honest)).fateOf(honest);
    return {
      held: through.length === 0 && doubted && fate === 'not-allowed' && works === 'received',
      saw: `${Object.keys(doors).length} doors: ${through.length === 0 ? 'all not-allowed' : through.join(', ')}; a mark so: ${doubted ? 'doubted' : 'counts'}; after the certificate: ${fate}; the person itself: ${works}`,
    };
  });
