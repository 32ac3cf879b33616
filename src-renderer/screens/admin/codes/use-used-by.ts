/** Who used a one-time code, by the hub's own word on the device or the key that it let in. */
import { useDocuments } from '../../../queries/use-documents';

/**
 * @param documentId digest of the code
 * @returns a name; null while nobody did, as far as is known here
 */
export function useUsedBy(documentId: string): string | null {
  const devices = useDocuments('device');
  const certificates = useDocuments('person-certificate');
  const staff = useDocuments('staff');
  const device = devices?.find(({ document }) => document.byCode === documentId)?.document;
  if (device) return device.name;
  const certificate = certificates?.find(({ document }) => document.byCode === documentId)?.document;
  const person = staff?.find(({ document }) => document.staffId === certificate?.staffId)?.document;
  return person?.name ?? null;
}
