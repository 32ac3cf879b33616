/**
 * Sends one kept file: begins or goes on where it was, piece by piece (tus 1.0.0), and ends when the hub recorded the
 * evidence. A broken line is a problem like another: whoever calls tries again later, and nothing is sent twice.
 */
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { CandidateClient } from '../../shared/protocol/candidate-contract';
import { composeCandidateUploadPath } from '../../shared/protocol/candidate-paths';
import type { KeptFile } from '../kept/kept-files';
import { headersOf, readProblem } from './candidate-client';

/** Small enough to tell on a slow line that it goes on, large enough for few calls. */
const pieceBytes = 2 * 1024 * 1024;
const pieceMs = 120_000;

/** @returns how many bytes are there now */
async function sendPiece(
  { participantId }: KeptFile,
  uploadId: string,
  piece: Blob,
  offset: number,
): Promise<Result<number>> {
  try {
    const answer = await fetch(composeCandidateUploadPath(uploadId), {
      method: 'PATCH',
      headers: {
        ...headersOf(participantId),
        'tus-resumable': '1.0.0',
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(offset),
      },
      body: piece,
      signal: AbortSignal.timeout(pieceMs),
    });
    if (!answer.ok) return err(await readProblem(answer));
    const came = Number(answer.headers.get('upload-offset'));
    return came > offset ? ok(came) : err(problem('hub-answer-not-understood'));
  } catch {
    return err(problem('hub-unreachable'));
  }
}

/**
 * @param digest SHA-256 of its bytes
 * @returns null when the hub recorded it; else why not (yet)
 */
export async function sendFile(
  client: CandidateClient,
  file: KeptFile,
  digest: string,
  tell: (came: number) => void,
): Promise<Problem | null> {
  const { portfolioEvidenceId, portfolioEntryId, name, mediaType, madeAt, bytes } = file;
  const begun = await client.beginEvidence({
    ...{ portfolioEvidenceId, portfolioEntryId, title: '', description: '' },
    file: { digest, bytes: bytes.size, mediaType, name, madeAt },
  });
  if (!begun.ok) return begun.problem;
  if (begun.value.evidence) return null;
  let { came } = begun.value;
  tell(came);
  while (came < bytes.size) {
    const sent = await sendPiece(file, begun.value.uploadId, bytes.slice(came, came + pieceBytes), came);
    if (!sent.ok) return sent.problem;
    came = sent.value;
    tell(came);
  }
  const finished = await client.finishEvidence({ portfolioEvidenceId });
  return finished.ok ? null : finished.problem;
}
