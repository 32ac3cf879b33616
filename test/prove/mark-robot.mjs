/** What a robot that marks needs: chance that repeats for a seed, and marks as the page would send them. */
import { randomUUID } from 'node:crypto';

const markValues = ['insufficient', 'sufficient', 'good', 'not-observed', 'met'];

/** @param {number} seed */
export function createMarkRobot(seed) {
  let state = seed >>> 0;
  /** A number from 0 up to the given one, the same for the same seed (xorshift). */
  const random = (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
  // Small seeds begin with small numbers.
  state = Math.imul(state, 2_654_435_761) >>> 0 || 1;
  for (let i = 0; i < 8; i++) random(1);
  const aMark = () => ({
    changeId: randomUUID(),
    kind: 'event',
    subjectType: 'assessment',
    subjectId: randomUUID(),
    type: 'mark-given',
    typeVersion: 1,
    needs: 'must-understand',
    examId: randomUUID(),
    upon: null,
    attachments: [],
    body: { indicatorId: randomUUID(), value: markValues[random(markValues.length)], undoes: null },
  });
  return { random, aMark };
}
