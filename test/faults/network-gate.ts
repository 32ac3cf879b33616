/**
 * The network between a device and its hub, as a test holds it in its hand: a TCP relay on loopback that can be cut
 * (open connections die, new ones are refused) and restored. Its address never changes.
 */
import net from 'node:net';

export type NetworkGate = {
  readonly url: string;
  readonly cut: () => void;
  readonly restore: () => void;
  readonly isCut: () => boolean;
  readonly close: () => Promise<void>;
};

/** @param target address of the hub, e.g. `http://127.0.0.1:4711` */
export async function openNetworkGate(target: string): Promise<NetworkGate> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<net.Socket>();
  let isOpen = true;
  const server = net.createServer((near) => {
    if (!isOpen) {
      near.destroy();
      return;
    }
    const far = net.connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as net.AddressInfo;
  const dropAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut: () => {
      isOpen = false;
      dropAll();
    },
    restore: () => {
      isOpen = true;
    },
    isCut: () => !isOpen,
    close: () =>
      new Promise((resolve) => {
        dropAll();
        server.close(() => resolve());
      }),
  };
}
