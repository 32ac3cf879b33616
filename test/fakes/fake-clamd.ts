/** A ClamAV daemon that says what a test wants, over a real socket. Ends with the test. */
import net, { type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What it does with a file: a line to answer; `silent`: nothing, ever; `close`: hangs up. */
export type ClamdAnswer = string | 'silent' | 'close';

export type FakeClamd = {
  readonly place: { readonly host: string; readonly port: number };
  /** What it got whole, in order. */
  readonly got: readonly Buffer[];
  version: string;
  /** Asked when all bytes of a file came. */
  answer: (bytes: Buffer) => ClamdAnswer;
  /** Asked at each piece that comes; null: it listens on. */
  early: (bytes: number) => ClamdAnswer | null;
  readonly end: () => Promise<void>;
};

const instream = 'zINSTREAM\0';

/** Takes pieces off the front of what came; `isEnd`: the empty piece was there. */
function readPieces(came: Buffer): { readonly pieces: readonly Buffer[]; readonly isEnd: boolean } {
  const pieces: Buffer[] = [];
  let at = instream.length;
  while (at + 4 <= came.length) {
    const length = came.readUInt32BE(at);
    if (length === 0) return { pieces, isEnd: true };
    if (at + 4 + length > came.length) break;
    pieces.push(came.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { pieces, isEnd: false };
}

export async function aClamd(over: Partial<Pick<FakeClamd, 'answer' | 'early' | 'version'>> = {}) {
  const got: Buffer[] = [];
  const open = new Set<net.Socket>();
  const say = (socket: net.Socket, answer: ClamdAnswer): void => {
    if (answer === 'close') socket.destroy();
    else if (answer !== 'silent') socket.end(`${answer}\0`);
  };
  const hear = (socket: net.Socket): void => {
    let came = Buffer.alloc(0);
    let isOver = false;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      if (isOver) return;
      came = Buffer.concat([came, bytes]);
      if (came.toString('latin1', 0, 9) === 'zVERSION\0') return say(socket, fake.version);
      const { pieces, isEnd } = readPieces(came);
      const early = isEnd ? null : fake.early(came.length);
      if (!isEnd && early === null) return undefined;
      isOver = true;
      if (early !== null) return say(socket, early);
      const whole = Buffer.concat(pieces);
      got.push(whole);
      return say(socket, fake.answer(whole));
    });
  };
  const server = net.createServer(hear);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const end = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  const fake: FakeClamd = {
    place: { host: '127.0.0.1', port },
    got,
    end,
    version: 'ClamAV 1.4.1/27500/Fri Nov 27 09:00:00 2026',
    answer: () => 'stream: OK',
    early: () => null,
    ...over,
  };
  onTestFinished(end);
  return fake;
}
