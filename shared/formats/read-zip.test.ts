/** A ZIP that was damaged on its way is refused whole, also where what is left of it can still be read. */
import { strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { readImportFile } from './read-import-file';
import { blobSource } from './sbb-xml';
import { writeXlsx } from './write-xlsx';
import { writeZip } from './write-zip';

const table = 'soort,naam\nkwalificatie,Lasser\nkerntaak,Lassen\n';
const read = (bytes: Uint8Array) =>
  readImportFile(blobSource(new Blob([new Uint8Array(bytes)])), { name: 'lassen.zip' });

/** Stored as it is, so that one letter of it can be changed. */
function stored(): Uint8Array {
  const name = strToU8('a.csv');
  const body = strToU8(table);
  const zipped = writeZip([{ name: 'a.csv', bytes: body }]);
  const view = new DataView(zipped.buffer, zipped.byteOffset);
  const sum = view.getUint32(14, true);
  const local = new DataView(new ArrayBuffer(30));
  const list = new DataView(new ArrayBuffer(46));
  const end = new DataView(new ArrayBuffer(22));
  local.setUint32(0, 0x04034b50, true);
  local.setUint16(26, name.length, true);
  list.setUint32(0, 0x02014b50, true);
  list.setUint32(16, sum, true);
  list.setUint32(20, body.length, true);
  list.setUint32(24, body.length, true);
  list.setUint16(28, name.length, true);
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(10, 1, true);
  end.setUint32(16, 30 + name.length + body.length, true);
  const parts = [local, name, body, list, name, end].map((part) =>
    part instanceof DataView ? new Uint8Array(part.buffer) : part,
  );
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

it('reads one that is whole', async () => {
  expect(await read(stored())).toMatchObject({ ok: true });
  expect(await read(writeZip([{ name: 'a.csv', bytes: strToU8(table) }]))).toMatchObject({ ok: true });
});

it('refuses one of which a letter changed', async () => {
  const bytes = stored();
  const at = new TextDecoder('latin1').decode(bytes).indexOf('Lassen');
  bytes[at] = 'P'.charCodeAt(0);
  expect(await read(bytes)).toMatchObject({ ok: false, problem: { code: 'zip-unreadable' } });
});

it('refuses a spreadsheet of which a part is not what its list says', async () => {
  const bytes = writeXlsx([{ name: 'a', rows: [['soort', 'naam']], widths: [], hasHeadings: true }]);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at < bytes.length - 4; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 16, 1, true);
  expect(await read(bytes)).toMatchObject({ ok: false, problem: { code: 'zip-unreadable' } });
});

it('a file that lies in it twice is read once, and that is told', async () => {
  const bytes = strToU8('Soort,Tekst\nKwalificatie,Lasser\nKerntaak,Lassen\n');
  const zipped = writeZip([
    { name: 'a.csv', bytes },
    { name: 'map/a.csv', bytes },
  ]);
  const found = await read(zipped);
  if (!found.ok || found.value.kind !== 'exchange') throw new Error('not read');
  expect(found.value.readout.qualifications).toHaveLength(1);
  expect(found.value.readout.warnings.map(({ code, about }) => [code, about])).toEqual([
    ['file-repeated', 'map/a.csv'],
  ]);
});
