/** `hub code`: a one-time code that lets a device into a centre. It is shown here and kept nowhere. */
import { codeValidForMs } from '../../shared/protocol/one-time-code';
import { createEnrolmentCode } from '../accounts/enrolment-code';
import type { Command } from './command';
import { describeCentre, findCentre, findStaff } from './find-named';

/** The code as it is read from the terminal. */
export const describeCode = (code: string): string =>
  `code    ${code}\n        for one device, once, within ${codeValidForMs / 60_000} minutes`;

export const makeCode: Command = {
  usage: 'code [centre] [--for <staff member>]',
  summary: 'makes a one-time code for a device, and for who chooses a new PIN on it',
  options: ['for'],
  run: async ({ words, option, store: open, world }) => {
    const store = await open();
    const centre = await findCentre(store, words[0]);
    const named = option('for');
    const person = named === undefined ? null : await findStaff(store, centre, named);
    const code = await createEnrolmentCode(
      store,
      centre.organisationId,
      world.now(),
      person?.staffId ?? null,
    );
    const forWhom = person ? `\nperson  ${person.name} (${person.staffId})` : '';
    return { text: `centre  ${describeCentre(centre)}${forWhom}\n${describeCode(code)}` };
  },
};
