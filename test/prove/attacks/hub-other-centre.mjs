/** A device of one centre names ids of another one on every route, and of nobody: the answers must be the same. */
import { newCentre, newId, newKey, participantDraft, withSharedHub } from '../attack-hub.mjs';

export const name = 'an id of another centre is answered otherwise than one that does not exist';
export const must = 'both answers are the same, on every route';

/** What an answer says, without what is new in every answer. */
const normalise = ({ status, text }) =>
  `${status} ${text
    .replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{64}/g, '#')
    .replace(/\\?"(signature|token|text|number|publicKey)\\?":\\?"[^"]*"/g, '$1')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replace(/\\?"(?:cursor|seq|last)\\?":\d+/g, 'N')}`;

function questionsOf(
  { changeId, documentId, sessionId, staffId, deviceId, serial, signed, word },
  device,
  carried,
) {
  const push = (...changes) => ['/v1/changes', { changes }];
  const bare = ({ text, hash, signature }) => ({ text, hash, signature });
  return [
    ['/v1/missing', { changeIds: [changeId] }],
    ['/v1/brought-back', { word, changes: [signed] }],
    ['/v1/brought-back', { word: null, changes: [signed] }],
    ['/v1/put-back', word],
    ['/v1/people/renewals', { serial }],
    [`/v1/devices?sessionId=${sessionId}`],
    [`/v1/audit?sessionId=${sessionId}`],
    [`/v1/audit?sessionId=${carried.sessionId}&what=code-made&staffId=${staffId}`],
    [`/v1/audit?sessionId=${carried.sessionId}&what=code-made&deviceId=${deviceId}`],
    push(signed),
    push(bare(device.change(participantDraft(documentId, changeId), carried))),
    push(bare(device.change({}, { actorId: staffId, sessionId }))),
    [`/v1/changes?after=0&ownSeq=1&ownHash=${signed.hash}`],
  ];
}

export const run = (options) =>
  withSharedHub(options, async (hub) => {
    const other = await newCentre(hub, 'Twee');
    const document = other.device.change(participantDraft(), other.carried);
    const pushed = await other.device.push(document);
    const bare = ({ text, hash, signature }) => ({ text, hash, signature });
    const theirs = {
      ...{
        changeId: document.change.changeId,
        documentId: document.change.subjectId,
        signed: bare(document),
      },
      ...{ sessionId: other.carried.sessionId, staffId: other.certificate.staffId },
      ...{ deviceId: other.device.deviceId, serial: other.certificate.serial },
      word: { text: pushed.value.text, signature: pushed.value.signature },
    };
    const changeId = newId();
    const nobodys = {
      ...{ changeId, documentId: newId(), sessionId: newId(), staffId: newId() },
      ...{ deviceId: newId(), serial: newId() },
      signed: bare(
        other.device.signText(JSON.stringify({ ...document.change, changeId, deviceId: newId() })),
      ),
      word: { text: pushed.value.text.replace('"seq"', '"sec"'), signature: newKey().sign(Buffer.from('x')) },
    };
    // One for each, because what was asked before shows in later answers.
    const feeds = [];
    const answer = async (named) => {
      const asker = await newCentre(hub, 'Een');
      const answers = [];
      for (const [path, body] of questionsOf(named, asker.device, asker.carried))
        answers.push(normalise(await asker.device.ask(path, body === undefined ? {} : { body })));
      feeds.push((await asker.device.ask('/v1/changes?after=0')).text);
      return answers;
    };
    const [ofTheirs, ofNobody] = [await answer(theirs), await answer(nobodys)];
    const apart = ofTheirs.filter((one, place) => one !== ofNobody[place]);
    const leaks = [theirs.deviceId, theirs.staffId].filter((id) =>
      feeds.some((feed) => feed.includes(`"subjectId\\":\\"${id}`)),
    );
    return {
      held: apart.length === 0 && leaks.length === 0,
      saw: `${ofTheirs.length} questions, ${apart.length} answered otherwise${apart.length > 0 ? `: ${apart[0].slice(0, 160)}` : ''}; ${leaks.length} of their ids in the feed`,
    };
  });
