/** Writes qualifications as files off the main thread, so that the screen stays alive while hundreds are written. */
import { serve } from '../../shared/contract/contract';
import { nameQualificationFile, writeQualificationFile } from '../../shared/formats/write-qualification-file';
import { type FileToZip, writeZip } from '../../shared/formats/write-zip';
import { ok } from '../../shared/kernel/result';
import { servePort } from '../host/port-transport';
import { exportContract } from './export-contract';

/** Each port has files of its own. */
function createHandler() {
  const files: FileToZip[] = [];
  let tooLong = 0;
  return serve(
    exportContract,
    {
      add: async (file) => {
        const written = writeQualificationFile(file);
        tooLong += written.tooLong;
        files.push({ name: nameQualificationFile(file.format, file.qualification), bytes: written.bytes });
        return ok(null);
      },
      finish: async () => {
        const [first] = files;
        const isZip = files.length !== 1 || !first;
        return ok({
          name: isZip ? '' : first.name,
          isZip,
          tooLong,
          bytes: new Uint8Array(isZip ? writeZip(files) : first.bytes),
        });
      },
    },
    () => 'export-worker',
  );
}

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.data instanceof MessagePort) servePort(event.data, createHandler());
});
