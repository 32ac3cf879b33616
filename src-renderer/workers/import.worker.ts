/** Reads files to import off the main thread, so that the screen stays alive while a large one is read. */
import { serve } from '../../shared/contract/contract';
import { readImportFile } from '../../shared/formats/read-import-file';
import { blobSource } from '../../shared/formats/sbb-xml';
import { servePort } from '../host/port-transport';
import { importContract } from './import-contract';

const handler = serve(
  importContract,
  { read: ({ file, name, level }) => readImportFile(blobSource(file), { name, level }) },
  () => 'import-worker',
);

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.data instanceof MessagePort) servePort(event.data, handler);
});
