/** Serves what the peers download: the same documents as JSON, deflated on the wire as a good server would. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { NationalSet } from '../workload/national-set';

export type PeerServer = {
  readonly origin: string;
  readonly close: () => void;
};

const withId = <T>(rows: readonly T[], idOf: (row: T) => string) =>
  rows.map((row) => ({ id: idOf(row), ...row }));

export async function startPeerServer(set: NationalSet): Promise<PeerServer> {
  const packed = gzipSync(
    JSON.stringify({
      staff: withId(set.staff, (row) => row.staffId),
      qualification: withId(set.qualifications, (row) => row.qualificationId),
      participant: withId(set.participants, (row) => row.participantId),
      exam: withId(set.exams, (row) => row.examId),
    }),
  );
  const server = createServer(({ url }, response) => {
    if (url === '/documents')
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(packed);
    else if (url === '/packed') response.writeHead(200).end(packed);
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Peer</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => void server.close() };
}
