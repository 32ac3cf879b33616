/** What the page begins with: the hub, the world, and what stood in the address. */
import type { World } from '../shared/kernel/world';
import type { CandidateClient } from '../shared/protocol/candidate-contract';
import type { CameWith } from './hub/take-secret';

export type Session = {
  readonly world: World;
  readonly client: CandidateClient;
  readonly came: CameWith;
};
