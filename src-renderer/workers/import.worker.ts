/** Reads qualification files off the main thread, so that the screen stays alive while a large one is read. */
import { serve } from '../../shared/contract/contract';
import { blobSource, readSbbXml } from '../../shared/formats/sbb-xml';
import { servePort } from '../host/port-transport';
import { importContract } from './import-contract';

const handler = serve(
  importContract,
  { read: ({ file }) => readSbbXml(blobSource(file)) },
  () => 'import-worker',
);

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.data instanceof MessagePort) servePort(event.data, handler);
});
