/**
 * Asks a ClamAV daemon (clamd) whether it knows something in a file, by its command INSTREAM: the bytes go over a socket in
 * pieces with their length before each, and one line comes back. What it says is held to what was sent: a scanner that answers
 * before it has everything has looked at nothing.
 */
import net from 'node:net';

/** A Unix socket, or an address on a network that nobody listens in on: the bytes go there in the clear. */
export type ScannerPlace = { readonly path: string } | { readonly host: string; readonly port: number };

/**
 * - `too-large`: for the scanner as it is set up; - `slow`: it said nothing in time; - `cut`: it closed in the middle;
 * - `unclear`: no answer that means anything.
 */
export type ScanFailure = 'too-large' | 'slow' | 'cut' | 'unclear';
export type Verdict =
  | { readonly outcome: 'clean' }
  /** As the scanner names it. */
  | { readonly outcome: 'found'; readonly found: string }
  | { readonly outcome: 'none'; readonly why: ScanFailure };

/** It cannot be reached at all. */
export class ScannerAwayError extends Error {}

export type Scanner = {
  /** It and its signatures, as it says of itself; another text means that it may find more. Rejects with a `ScannerAwayError`. */
  readonly version: () => Promise<string>;
  /** Rejects with a `ScannerAwayError`, or with what the source threw. */
  readonly scan: (source: AsyncIterable<Uint8Array>) => Promise<Verdict>;
  /** Ends what is under way; nothing is reached any more. */
  readonly close: () => void;
};

/** Longer than ClamAV itself takes for one file at most (its `MaxScanTime` is 120 s), which would count as silence otherwise. */
const usualPatienceMs = 300_000;
const connectMs = 20_000;
const mostAnswerBytes = 4096;
const mostVersionLength = 120;
const mostFoundLength = 200;

type Said =
  | { readonly state: 'said'; readonly text: string }
  | { readonly state: 'slow' }
  | { readonly state: 'cut' };

/** Whatever a scanner says is shown to people: one line of letters, and no more than this. */
const asLine = (text: string, length: number): string =>
  text
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, length);

type Line = {
  readonly socket: net.Socket;
  readonly answer: Promise<Said>;
  /** Null while it has said nothing. */
  readonly said: () => Said | null;
};

/** Resolves when it is connected; its answer comes whenever it comes. Rejects with a `ScannerAwayError`, also where the socket is destroyed. */
function openLine(socket: net.Socket, patienceMs: number): Promise<Line> {
  return new Promise((resolve, reject) => {
    socket.setTimeout(connectMs);
    let known: Said | null = null;
    let text = '';
    const answer = new Promise<Said>((settle) => {
      const say = (said: Said): void => {
        known ??= said;
        settle(known);
      };
      socket.on('data', (bytes) => {
        text += bytes.toString('latin1');
        const end = text.search(/[\0\n]/);
        if (end >= 0 || text.length > mostAnswerBytes)
          say({ state: 'said', text: text.slice(0, Math.max(0, end)) });
      });
      socket.on('timeout', () => {
        say({ state: 'slow' });
        socket.destroy();
        reject(new ScannerAwayError('ETIMEDOUT'));
      });
      socket.on('error', (error: NodeJS.ErrnoException) => {
        say({ state: 'cut' });
        reject(new ScannerAwayError(error.code ?? 'ERROR'));
      });
      socket.on('close', () => {
        say(text === '' ? { state: 'cut' } : { state: 'said', text });
        reject(new ScannerAwayError('CLOSED'));
      });
    });
    socket.once('connect', () => {
      // From here on: a machine that is busy while it connects takes nothing off the scanner's own time.
      socket.setTimeout(patienceMs);
      resolve({ socket, answer, said: () => known });
    });
  });
}

/** Resolves when the socket takes more, or has answered. */
async function write({ socket, answer }: Line, bytes: Uint8Array): Promise<void> {
  if (socket.write(bytes)) return;
  const drained = new Promise<void>((resolve) => socket.once('drain', resolve));
  await Promise.race([drained, answer]);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** @returns whether all of it was sent before anything was answered */
async function sendAll(line: Line, source: AsyncIterable<Uint8Array>): Promise<boolean> {
  await write(line, Buffer.from('zINSTREAM\0'));
  for await (const bytes of source) {
    if (line.said()) return false;
    // An empty piece means the end.
    if (bytes.length === 0) continue;
    await write(line, lengthOf(bytes.length));
    await write(line, bytes);
  }
  if (line.said()) return false;
  await write(line, lengthOf(0));
  return true;
}

/** @param isWhole whether it had all bytes when it answered */
function readVerdict(text: string, isWhole: boolean): Verdict {
  if (/size limit exceeded/i.test(text)) return { outcome: 'none', why: 'too-large' };
  const [, found] = /^stream: (.+) FOUND$/.exec(text.trim()) ?? [];
  // So it says, where it is asked to, that it looked at a part of it only.
  if (found?.startsWith('Heuristics.Limits.Exceeded')) return { outcome: 'none', why: 'too-large' };
  // It may stop reading where it knows enough.
  if (found !== undefined) return { outcome: 'found', found: asLine(found, mostFoundLength) || '?' };
  if (text.trim() === 'stream: OK' && isWhole) return { outcome: 'clean' };
  return { outcome: 'none', why: 'unclear' };
}

/** @param patienceMs how long it may say and take nothing */
export function openClamd(place: ScannerPlace, patienceMs: number = usualPatienceMs): Scanner {
  const open = new Set<net.Socket>();
  let isClosed = false;
  const withLine = async <T>(work: (line: Line) => Promise<T>): Promise<T> => {
    if (isClosed) throw new ScannerAwayError('CLOSED');
    const socket = net.connect(place);
    // Before it is connected: one that nobody answers would hold up the end of the hub.
    open.add(socket);
    try {
      const line = await openLine(socket, patienceMs);
      return await work(line);
    } finally {
      open.delete(socket);
      socket.destroy();
    }
  };
  return {
    version: () =>
      withLine(async (line) => {
        await write(line, Buffer.from('zVERSION\0'));
        const said = await line.answer;
        if (said.state !== 'said') throw new ScannerAwayError(said.state);
        return asLine(said.text, mostVersionLength);
      }),
    scan: (source) =>
      withLine(async (line) => {
        const isWhole = await sendAll(line, source);
        const said = await line.answer;
        const verdict: Verdict =
          said.state === 'said' ? readVerdict(said.text, isWhole) : { outcome: 'none', why: said.state };
        // It was cut off by this end: that is nothing about the file.
        if (verdict.outcome === 'none' && isClosed) throw new ScannerAwayError('CLOSED');
        return verdict;
      }),
    close: () => {
      isClosed = true;
      for (const socket of open) socket.destroy();
    },
  };
}
