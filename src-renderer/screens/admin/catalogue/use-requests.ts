/** The requests of this device to the catalogue, of one purpose, the newest first. */
import { useMemo } from 'react';
import type { CatalogueRequest } from '../../../../shared/contract/catalogue-contract';
import { useHostState } from '../../../queries/use-host-state';

/** `undefined` until main told it. */
export function useRequests(purpose: CatalogueRequest['purpose']): readonly CatalogueRequest[] | undefined {
  const told = useHostState((host) => host.catalogue.requests);
  return useMemo(
    () => told?.requests.filter((request) => request.purpose === purpose).reverse(),
    [told, purpose],
  );
}
