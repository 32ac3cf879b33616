/** How participants stand in a list from which one chooses, and by what they are found: as in the list of people itself. */
import { peopleShape } from './participants/people-rows';

export const participantShape = peopleShape('name', { links: new Map(), exams: new Map() });
