/** Fetches what whoever works here needs soon, quietly, after each contact with the hub; never while they mark. */
import { useEffect } from 'react';
import { type Asked, filesAhead } from '../../shared/domain/files-ahead';
import { fetchAhead } from '../actions/fetch-ahead';
import { useDocuments } from '../queries/use-documents';
import { useHostState } from '../queries/use-host-state';
import { useMeantId } from '../queries/use-meant-id';
import { useAction } from '../ui/use-action';
import { useNow } from '../ui/use-now';

const hourMs = 3_600_000;

type FetchingProps = Pick<Asked, 'staffId' | 'documents' | 'evidence' | 'links'>;

const documentsOf = <T,>(stored: readonly { readonly document: T }[] | undefined): readonly T[] =>
  (stored ?? []).map(({ document }) => document);

function Fetching({ staffId, ...files }: FetchingProps) {
  const exams = useDocuments('exam');
  const contactAt = useHostState((host) => host.sync.status)?.lastContactAt ?? null;
  const fetch = useAction(fetchAhead);
  const now = useNow(hourMs);
  const planned = exams?.map(({ document }) => document) ?? [];
  const meantId = useMeantId();
  const wanted = filesAhead({ exams: planned, ...files, meantId, staffId, now: new Date(now) }).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: each contact is a new try
  useEffect(() => {
    if (wanted !== '') void fetch(wanted.split(' '));
  }, [wanted, contactAt, fetch]);
  return null;
}

/**
 * Draws nothing, and asks for no exam where there is no file. What could not be fetched is told where it is opened, and
 * tried again after the next contact.
 */
export function FetchingAhead({ staffId }: Pick<FetchingProps, 'staffId'>) {
  const documents = documentsOf(useDocuments('accountability-document'));
  const evidence = documentsOf(useDocuments('portfolio-evidence'));
  const links = documentsOf(useDocuments('portfolio-link'));
  if (documents.length + links.length === 0) return null;
  return <Fetching staffId={staffId} documents={documents} evidence={evidence} links={links} />;
}
