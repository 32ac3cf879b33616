/** A device says to know of numbers that the hub never gave, so that every centre begins anew. */
import { newCentre, withSharedHub } from '../attack-hub.mjs';

export const name = 'one request with an invented header begins a new epoch';
export const must = "only the hub's own signed word of a loss begins one, and for that centre alone";

export const run = (options) =>
  withSharedHub(options, async (hub) => {
    const [one, other] = [await newCentre(hub, 'Een'), await newCentre(hub, 'Twee')];
    const epochOf = async ({ device }) => (await device.ask('/v1/changes?after=0')).value.epoch;
    const before = [await epochOf(one), await epochOf(other)];
    const seen = `${before[0]} 999999 ${'f'.repeat(64)}`;
    const claims = [];
    for (let i = 0; i < 18; i++)
      claims.push(await one.device.ask('/v1/changes?after=0', { headers: { 'vakproef-seen': seen } }));
    const { hubId } = one.joined;
    const page = [[999999, 'f'.repeat(64)]];
    const text = JSON.stringify({ hubId, epoch: before[0], page });
    const word = { text, signature: one.device.signText(text).signature };
    const proof = await one.device.ask('/v1/put-back', { body: word });
    const after = [await epochOf(one), await epochOf(other)];
    return {
      held: `${after}` === `${before}` && claims.every(({ code }) => code === 'hub-behind'),
      saw: `18 claims: ${claims[0].code}; an invented proof: epoch ${proof.value.epoch === before[0] ? 'as it was' : 'new'}; the other centre: ${after[1] === before[1] ? 'as it was' : 'new'}`,
    };
  });
