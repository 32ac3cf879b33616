/** What is asked of the hub about people; how stands in its contract. */
import type { HubClient } from '../../shared/protocol/hub-contract';

export type PeopleHub = Pick<HubClient, 'certify' | 'renew'>;
