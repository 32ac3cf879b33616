/**
 * The open event streams of the pages. A stream begins with the present state, so that a page that lost its stream for
 * a while misses nothing; an empty line now and then keeps it open.
 */
import type { ServerResponse } from 'node:http';
import { encodeValue } from '../../../shared/contract/codec';
import type { Notice } from '../../../shared/contract/contract';
import type { World } from '../../../shared/kernel/world';
import { safetyHeaders } from './http-answers';

const heartbeatMs = 15_000;
const retryMs = 1000;

export type NoticeStreams = {
  readonly open: (response: ServerResponse, presentState: readonly Notice[]) => void;
  readonly send: (notice: Notice) => void;
  readonly close: () => void;
};

export function createNoticeStreams(world: World): NoticeStreams {
  const open = new Set<ServerResponse>();
  const line = (notice: Notice): string => `data: ${encodeValue(notice)}\n\n`;
  const endHeartbeat = world.every(heartbeatMs, () => {
    for (const stream of open) stream.write(': \n\n');
  });
  return {
    open: (response, presentState) => {
      response.writeHead(200, { ...safetyHeaders, 'content-type': 'text/event-stream' });
      response.write(`retry: ${retryMs}\n\n`);
      for (const notice of presentState) response.write(line(notice));
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    send: (notice) => {
      const text = line(notice);
      for (const stream of open) stream.write(text);
    },
    close: () => {
      endHeartbeat();
      for (const stream of open) stream.end();
    },
  };
}
