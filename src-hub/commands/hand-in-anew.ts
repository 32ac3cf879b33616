/** `hub new-epoch`: after a database was put back by other means, all devices are told to hand in what it lost. */
import { beginEpoch } from '../store/begin-epoch';
import type { Command } from './command';
import { findCentre, listCentres } from './find-named';

export const newEpoch: Command = {
  usage: 'new-epoch [centre]',
  summary: 'after a database was put back: lets all devices of a centre, or of all, hand in again',
  run: async ({ words, store: open }) => {
    const store = await open();
    const [typed] = words;
    const centres = typed === undefined ? await listCentres(store) : [await findCentre(store, typed)];
    for (const { organisationId } of centres) {
      const { epoch } = await store.database
        .selectFrom('organisation')
        .select('epoch')
        .where('organisation_id', '=', organisationId)
        .executeTakeFirstOrThrow();
      await beginEpoch(store, organisationId, epoch, { deviceId: null, provedSeq: null });
    }
    return { text: `${centres.map(({ name }) => name).join(', ') || 'nobody'}: devices hand in anew` };
  },
};
