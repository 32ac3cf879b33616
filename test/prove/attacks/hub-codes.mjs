/** Somebody guesses codes, uses one again, and takes one that is somebody else's or another centre's. */
import {
  makeCode,
  newCentre,
  newDevice,
  newKey,
  newPersonalCode,
  newStaff,
  withHub,
} from '../attack-hub.mjs';

export const name = 'a code is guessed, used twice, or used by another than it is for';
export const must = 'guessing is stopped; a code is for one thing, once, for whom and where it was made';

const letters = 'ABCDEFGH';

/**
 * Guesses, some at once, until it is told to stop, and once more after that. The hub counts by the minute: the first of
 * these guesses may fall into one that began before, so two minutes' worth are made; only a machine too slow to make
 * half as many again in a minute as are allowed may end untold.
 */
async function guessUntilStopped(perMinute, atOnce, guessOnce) {
  const [answers, startedAt] = [[], performance.now()];
  const isTold = () => answers.some(({ code }) => code === 'too-many-requests');
  const once = async () => {
    const next = Array.from({ length: atOnce }, (_, k) => guessOnce(answers.length + k));
    answers.push(...(await Promise.all(next)));
  };
  while (!isTold() && answers.length < 2.1 * perMinute) await once();
  const isTooSlow = (answers.length / (performance.now() - startedAt)) * 60_000 <= 1.5 * perMinute;
  if (isTold()) await once();
  const last = answers.slice(-atOnce);
  return { answers, isStopped: isTooSlow || last.every(({ code }) => code === 'too-many-requests') };
}

const count = (answers) => {
  const counts = new Map();
  for (const { code, status } of answers) counts.set(code ?? status, (counts.get(code ?? status) ?? 0) + 1);
  return [...counts].map(([answer, times]) => `${answer} ${times}`).join(', ');
};

export const run = (options) =>
  withHub(options, async (hub) => {
    const [centre, other] = [await newCentre(hub, 'Een'), await newCentre(hub, 'Twee')];
    const again = await newDevice(hub).join(centre.code);
    const [staffId, theirs] = [await newStaff(centre, ['examiner']), await newStaff(other, ['examiner'])];
    const code = await newPersonalCode(centre, staffId);
    const elsewhere = await other.device.certify(newKey(), code);
    const asAnother = await centre.device.certify(newKey(), code, centre.certificate.staffId);
    const asDevice = await newDevice(hub).join(code);
    const [first, second] = [
      await centre.device.certify(newKey(), code),
      await centre.device.certify(newKey(), code),
    ];
    const late = await centre.device.certify(newKey(), await newPersonalCode(other, theirs));
    // Two that come with one code at the same moment.
    const one = await makeCode(hub, centre);
    const race = await Promise.all([1, 2, 3, 4].map(() => newDevice(hub).join(one)));
    const guess = (i) => letters.replace(/./g, (_, at) => letters[(i >> at) % 8]).repeat(3);
    const guesser = newDevice(hub);
    await guesser.join(await makeCode(hub, centre));
    // The hub counts questions, whatever they hold: most are no more than a code, and the last are as a device asks.
    const bare = (i) => guesser.ask('/v1/people', { body: { code: guess(i) } });
    const whole = (i) => guesser.certify(newKey(), guess(i));
    const personal = await guessUntilStopped(3000, 8, (i) => (i < 2600 ? bare(i) : whole(i)));
    const link = await guessUntilStopped(600, 20, (i) => newDevice(hub).join(guess(i)));
    const known = [again.code, elsewhere.code, asAnother.code, asDevice.code, second.code, late.code];
    const expected = [
      ...['enrolment-code-used', 'personal-code-unknown', 'personal-code-unknown'],
      ...['enrolment-code-unknown', 'personal-code-used', 'personal-code-unknown'],
    ];
    const stopped = personal.isStopped && link.isStopped;
    const guessed = [...personal.answers, ...link.answers].filter(({ status }) => status === 200).length;
    const inRace = race.filter(({ status }) => status === 200).length;
    return {
      held: `${known}` === `${expected}` && first.status === 200 && stopped && guessed === 0 && inRace === 1,
      saw: `used, elsewhere, as another, as a device, twice: ${known.join(', ')}; ${inRace} of 4 at once; guessing a PIN code: ${count(personal.answers)}; a link code: ${count(link.answers)}`,
    };
  });
