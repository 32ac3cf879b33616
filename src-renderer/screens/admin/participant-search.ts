/** How participants stand in a list and by what they are found: number, name or group. */

import { orderOfName } from '../../../shared/kernel/person-name';
import { searchLineOf } from '../../../shared/kernel/search-index';
import type { RowShape } from '../../../shared/kernel/search-list';
import { fullName, type Participant } from '../../../shared/records/participant';

/** By family name, as a register lists them. */
export const participantShape: RowShape<Participant> = {
  orderOf: (participant) => `${orderOfName(participant)}\t${participant.number}`,
  lineOf: (participant) =>
    searchLineOf(`${participant.number} ${fullName(participant)} ${participant.group}`),
};
