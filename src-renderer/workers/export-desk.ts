/** Where qualifications become files, one after another, in a worker: each is kept until all are asked for. */
import type { ServiceOf } from '../../shared/contract/contract';
import { nameQualificationFile, writeQualificationFile } from '../../shared/formats/write-qualification-file';
import { type FileToZip, writeZip } from '../../shared/formats/write-zip';
import { ok } from '../../shared/kernel/result';
import type { exportContract } from './export-contract';

export function createExportDesk(): ServiceOf<typeof exportContract> {
  const files: FileToZip[] = [];
  let tooLong = 0;
  return {
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
  };
}
