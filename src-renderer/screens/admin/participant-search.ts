/** How participants stand in a list and by what they are found: number, name or group. */

import { foldForOrder } from '../../../shared/kernel/fold-text';
import { searchLineOf } from '../../../shared/kernel/search-index';
import type { RowShape } from '../../../shared/kernel/search-list';
import { fullName, type Participant } from '../../../shared/records/participant';

/** By family name, as a register lists them. */
export const participantShape: RowShape<Participant> = {
  orderOf: ({ familyName, givenName, number }) => foldForOrder(`${familyName}\t${givenName}\t${number}`),
  lineOf: (participant) =>
    searchLineOf(`${participant.number} ${fullName(participant)} ${participant.group}`),
};

/** Name as a register lists it: "Hoff, Sanne van 't". */
export const registerName = ({ givenName, namePrefix, familyName }: Participant): string => {
  const first = [givenName, namePrefix].filter((part) => part !== '').join(' ');
  return first === '' ? familyName : `${familyName}, ${first}`;
};
