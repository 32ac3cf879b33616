/** `hub centre`: a new exam centre with its first administrator, and a code for its first device. */
import { createEnrolmentCode } from '../accounts/enrolment-code';
import { createCentre } from '../centres/create-centre';
import { type Command, usageError } from './command';
import { describeCode } from './make-code';

export const makeCentre: Command = {
  usage: 'centre <name> <place> <name of the first administrator>',
  summary: 'makes an exam centre, and a code for its first device',
  run: async ({ words, store: open, world }) => {
    const [name, place, administrator] = words;
    if (!name || !place || !administrator) throw usageError(makeCentre);
    const store = await open();
    const now = world.now();
    const { organisationId, administratorId } = await createCentre(
      store,
      { name, place, administrator },
      now,
    );
    // Whoever joins with it can at once choose the administrator's PIN.
    const code = await createEnrolmentCode(store, organisationId, now, administratorId);
    return { text: `centre  ${name} (${organisationId})\n${describeCode(code)}` };
  },
};
