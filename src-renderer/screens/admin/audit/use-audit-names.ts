/** Names of whom the log is about, from the records of this device: the hub gives ids. */
import { useCallback, useMemo } from 'react';
import { fullName } from '../../../../shared/records/participant';
import type { AuditAbout } from '../../../../shared/values/audit-entry';
import { useDocuments } from '../../../queries/use-documents';
import { useExamStates } from '../../../queries/use-exam-states';

export type AuditNames = {
  readonly staff: readonly { readonly id: string; readonly name: string }[];
  readonly devices: readonly { readonly id: string; readonly name: string }[];
  /** Of a person, a device, or the candidate of an assessment; null for what has none here, and for whoever was erased. */
  readonly nameOf: (id: string | null) => string | null;
  readonly kindOf: (about: { readonly kind: string }) => AuditAbout['kind'] | null;
};

const named: readonly AuditAbout['kind'][] = ['staff', 'device', 'assessment', 'participant'];

export function useAuditNames(): AuditNames {
  const staffDocuments = useDocuments('staff');
  const deviceDocuments = useDocuments('device');
  const people = useDocuments('participant');
  const states = useExamStates();
  const lists = useMemo(
    () => ({
      staff: (staffDocuments ?? []).map(({ document }) => ({ id: document.staffId, name: document.name })),
      devices: (deviceDocuments ?? []).map(({ document }) => ({
        id: document.deviceId,
        name: document.name,
      })),
    }),
    [staffDocuments, deviceDocuments],
  );
  const names = useMemo(
    () =>
      new Map<string, string>([
        ...(people ?? []).map(
          ({ document }) => [document.participantId, fullName(document) || document.number] as const,
        ),
        ...(states ?? []).map(({ candidate }) => [candidate.assessmentId, candidate.name] as const),
        ...[...lists.staff, ...lists.devices].map(({ id, name }) => [id, name] as const),
      ]),
    [lists, people, states],
  );
  const nameOf = useCallback((id: string | null) => (id && names.get(id)) || null, [names]);
  const kindOf = useCallback(
    ({ kind }: { readonly kind: string }) => named.find((one) => one === kind) ?? null,
    [],
  );
  return { ...lists, nameOf, kindOf };
}
