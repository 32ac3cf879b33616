/**
 * Opens the import with the answer of the catalogue (M61): the codes and the cohort that were asked for are filled in, and
 * what will happen is shown. What was imported was answered: with that the request goes.
 */
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cohortOfYear } from '../../../../shared/domain/cohort';
import { problem } from '../../../../shared/kernel/problem';
import { layAnswer } from '../../../actions/lay-answer';
import { useHostState } from '../../../queries/use-host-state';
import { useAction } from '../../../ui/use-action';
import type { Import } from './use-import';

/** Does nothing where the address names no request. */
export function useRequested({ take, refuse, openDesk }: Pick<Import, 'take' | 'refuse' | 'openDesk'>): void {
  const { t } = useTranslation('catalogue');
  const { request: requestId } = useSearch({ strict: false });
  const told = useHostState((host) => host.catalogue.requests);
  const lay = useAction(layAnswer);
  const taken = useRef<string | null>(null);
  useEffect(() => {
    if (requestId === undefined || told === undefined || taken.current === requestId) return;
    taken.current = requestId;
    const request = told.requests.find((one) => one.requestId === requestId && one.answeredAt !== null);
    const [part] = request?.parts ?? [];
    if (!request || !part) return refuse(problem('request-missing'));
    const cohort = part.cohortYear === null ? '' : cohortOfYear(part.cohortYear).text;
    const answer = async (): Promise<void> => {
      const desk = await openDesk();
      const laid = desk && (await lay({ desk, dossierIds: request.dossierIds }));
      if (!laid?.ok) return refuse(laid?.problem ?? problem('request-missing'));
      take({ name: t('source'), summary: laid.value, requestId }, part.codes.join(', '), cohort);
    };
    void answer();
  }, [requestId, told, lay, openDesk, take, refuse, t]);
}
