/** A device says what only the hub may say, and hands in changes of another device. */
import { createHash } from 'node:crypto';
import { makeCode, newCentre, newDevice, newId, newKey, withSharedHub } from '../attack-hub.mjs';

export const name = 'a device says what only the hub may, or what another device would have said';
export const must = 'only the hub speaks for the hub, and only a device for itself';

const document = (type, subjectId, body) => ({
  ...{ kind: 'document', subjectType: type, type, subjectId, examId: null, body },
});

export const run = (options) =>
  withSharedHub(options, async (hub) => {
    const centre = await newCentre(hub, 'Een');
    const { device, carried, certificate } = centre;
    const thief = newDevice(hub);
    await thief.join(await makeCode(hub, centre));
    const [serial, other, code] = [newId(), newId(), 'Z'.repeat(24)];
    const key = newKey();
    const own = { ...certificate, serial, publicKey: key.publicKey, roles: ['administrator'] };
    const says = [
      device.change(document('person-certificate', serial, own), carried),
      device.change(
        document('device', other, {
          deviceId: other,
          name: 'x',
          publicKey: key.publicKey,
          enrolledAt: own.validFrom,
        }),
        carried,
      ),
      device.change({ type: 'doubted', body: { changeIds: [newId()], reason: 'role' } }, carried),
    ];
    const said = await device.push(...says);
    const fates = says.map(said.fateOf);
    // By its own certificate it is nobody.
    const { opening, carried: forged } = device.openSession(key, own);
    const hash = createHash('sha256').update(code).digest('hex');
    const secret = device.change(
      document('one-time-code', hash, { purpose: 'person', staffId: certificate.staffId }),
      forged,
    );
    const tried = await device.push(opening, secret);
    const usedCode = (await device.certify(newKey(), code)).code;
    // Of another device: under its name, and with a signature of the thief.
    const inName = thief.change({}, { ...carried, deviceId: device.deviceId });
    const stolen = (await thief.push(inName)).fateOf(inName);
    const taken = device.change({}, carried);
    const brought = await thief.push(taken);
    return {
      held:
        fates.every((fate) => fate === 'not-allowed') &&
        tried.fateOf(secret) === 'not-allowed' &&
        usedCode === 'personal-code-unknown' &&
        stolen !== 'received' &&
        brought.fateOf(taken) !== 'received',
      saw: `a certificate, a device, a doubt: ${fates.join(', ')}; a code by its own certificate: ${tried.fateOf(secret)}; in the name of another device: ${stolen}; its change handed in: ${brought.fateOf(taken)}`,
    };
  });
