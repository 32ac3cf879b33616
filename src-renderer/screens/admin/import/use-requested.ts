/**
 * Opens the import with the answer of the catalogue (M61): the codes and the cohort that were asked for are filled in, and
 * what will happen is shown. What was imported was answered; the request goes.
 */
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cohortOfYear } from '../../../../shared/domain/cohort';
import { problem } from '../../../../shared/kernel/problem';
import { forgetRequest } from '../../../actions/forget-request';
import { loadAnswer } from '../../../actions/load-answer';
import { useHostState } from '../../../queries/use-host-state';
import { useAction } from '../../../ui/use-action';
import type { Import } from './use-import';

/** Does nothing where the address names no request. */
export function useRequested({ take, refuse, done }: Pick<Import, 'take' | 'refuse' | 'done'>): void {
  const { t } = useTranslation('catalogue');
  const { request: requestId } = useSearch({ strict: false });
  const told = useHostState((host) => host.catalogue.requests);
  const load = useAction(loadAnswer);
  const forget = useAction(forgetRequest);
  const taken = useRef<string | null>(null);
  useEffect(() => {
    if (requestId === undefined || told === undefined || taken.current === requestId) return;
    taken.current = requestId;
    const request = told.requests.find((one) => one.requestId === requestId && one.answeredAt !== null);
    const [part] = request?.parts ?? [];
    if (!request || !part) return refuse(problem('request-missing'));
    const cohort = part.cohortYear === null ? '' : cohortOfYear(part.cohortYear).text;
    void load(request).then((answer) =>
      answer.ok
        ? take({ name: t('source'), readout: answer.value }, part.codes.join(', '), cohort)
        : refuse(answer.problem),
    );
  }, [requestId, told, load, take, refuse, t]);
  useEffect(() => {
    if (done !== null && taken.current !== null) void forget({ requestId: taken.current });
  }, [done, forget]);
}
