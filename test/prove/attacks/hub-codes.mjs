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
    const one = await makeCode(hub, 'Een');
    const race = await Promise.all([1, 2, 3, 4].map(() => newDevice(hub).join(one)));
    const personal = [];
    const letters = 'ABCDEFGH';
    const guess = (i) => letters.replace(/./g, (_, at) => letters[(i >> at) % 8]).repeat(3);
    for (let i = 0; i < 3200; i += 8)
      personal.push(
        ...(await Promise.all(
          Array.from({ length: 8 }, (_, k) => centre.device.certify(newKey(), guess(i + k))),
        )),
      );
    const link = [];
    for (let i = 0; i < 700; i += 20)
      link.push(
        ...(await Promise.all(Array.from({ length: 20 }, (_, k) => newDevice(hub).join(guess(i + k))))),
      );
    const known = [again.code, elsewhere.code, asAnother.code, asDevice.code, second.code, late.code];
    const expected = [
      ...['enrolment-code-used', 'personal-code-unknown', 'personal-code-unknown'],
      ...['enrolment-code-unknown', 'personal-code-used', 'personal-code-unknown'],
    ];
    const stopped = [personal, link].every((tries) => tries.some((t) => t.code === 'too-many-requests'));
    const guessed = [...personal, ...link].filter(({ status }) => status === 200).length;
    const inRace = race.filter(({ status }) => status === 200).length;
    return {
      held: `${known}` === `${expected}` && first.status === 200 && stopped && guessed === 0 && inRace === 1,
      saw: `used, elsewhere, as another, as a device, twice: ${known.join(', ')}; ${inRace} of 4 at once; guessing a PIN code: ${count(personal)}; a link code: ${count(link)}`,
    };
  });
