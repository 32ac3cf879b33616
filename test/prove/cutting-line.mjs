/** A line to the hub that is cut in the middle of what a device sends, and a hub that moves: a TCP relay on loopback. */
import net from 'node:net';

/** @param {string} target address of the hub */
export async function openCuttingLine(target) {
  let { hostname, port } = new URL(target);
  const pairs = new Set();
  let left = Number.POSITIVE_INFINITY;
  let next = () => null;
  let sent = 0;
  let cuts = 0;
  const drop = (pair) => {
    for (const socket of pair) socket.destroy();
    pairs.delete(pair);
  };
  const server = net.createServer((near) => {
    const far = net.connect(Number(port), hostname);
    const pair = [near, far];
    pairs.add(pair);
    for (const socket of pair) {
      socket.on('error', () => drop(pair));
      socket.on('close', () => drop(pair));
    }
    far.pipe(near);
    let isOver = false;
    near.on('data', (part) => {
      if (isOver) return;
      const through = part.subarray(0, Math.max(0, left));
      left -= part.length;
      sent += through.length;
      const isCut = left <= 0;
      if (!far.write(through)) {
        near.pause();
        far.once('drain', () => near.resume());
      }
      if (!isCut) return;
      // Nothing of what follows gets through: else the hub would hold bytes with a hole.
      isOver = true;
      cuts += 1;
      left = next() ?? Number.POSITIVE_INFINITY;
      // What was sent reaches the hub; the answer does not come back.
      setImmediate(() => drop(pair));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    moveTo: (address) => {
      ({ hostname, port } = new URL(address));
    },
    /** @param after how many bytes from now on until the next cut, asked again at each; null: no more */
    cutAfter: (after) => {
      next = after;
      left = after() ?? Number.POSITIVE_INFINITY;
    },
    sent: () => sent,
    cuts: () => cuts,
    close: () =>
      new Promise((resolve) => {
        for (const pair of [...pairs]) drop(pair);
        server.close(() => resolve());
      }),
  };
}
