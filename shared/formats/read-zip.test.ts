/** A ZIP that was damaged on its way is refused whole, also where what is left of it can still be read. */
import { strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { qualificationsFormat } from './qualifications-json';
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

const id = '7b0a7c1e-1111-4222-8333-0123456789ab';
/** A data file of one qualification; with a competence that means something else in each file where it is named. */
const dataFile = (step: string, competence: string | null, space?: number) => {
  const competenceIds = competence === null ? [] : ['K1'];
  const workProcesses = [{ name: 'Vouwen', competenceIds, indicators: [{ text: step }] }];
  const qualifications = [
    { qualificationId: id, code: '25001', name: 'Vouwer', coreTasks: [{ name: 'Papier', workProcesses }] },
  ];
  const competences = competence === null ? [] : [{ code: 'K1', name: { nl: competence } }];
  return strToU8(JSON.stringify({ format: qualificationsFormat, qualifications, competences }, null, space));
};
async function readTwo(one: Uint8Array, other: Uint8Array) {
  const found = await read(
    writeZip([
      { name: 'a.json', bytes: one },
      { name: 'b.json', bytes: other },
    ]),
  );
  if (!found.ok || found.value.kind !== 'exchange') throw new Error('not read');
  const { qualifications, warnings } = found.value.readout;
  const told = warnings.filter(({ code }) => code.startsWith('qualification-'));
  return {
    keys: qualifications.map(({ key }) => key),
    told: told.map(({ code, fileKey, at, about }) => [code, fileKey, at, about]),
  };
}

it('a qualification that two files say alike, written in another way, is read once, and that is told', async () => {
  const { keys, told } = await readTwo(
    dataFile('vouwt recht', 'Netjes'),
    dataFile('vouwt recht', 'Netjes', 2),
  );
  expect(keys).toHaveLength(1);
  expect(told).toEqual([['qualification-repeated', null, 'b.json', '25001 Vouwer']]);
});

it.each([
  ['text', dataFile('vouwt recht', null), dataFile('vouwt scheef', null)],
  ['competence behind a code', dataFile('vouwt recht', 'Netjes'), dataFile('vouwt recht', 'Snel')],
])(
  'one that two files say with another %s stays there twice, and that is told at the second',
  async (_, a, b) => {
    const { keys, told } = await readTwo(a, b);
    expect(keys).toHaveLength(2);
    expect(told).toEqual([['qualification-twice', keys[1], '', 'a.json']]);
  },
);

it('one table with other separators is read once', async () => {
  const { keys } = await readTwo(strToU8(table), strToU8(table.replaceAll(',', ';')));
  expect(keys).toHaveLength(1);
});

it('two of one name and number that say something else are two, of which nothing is told', async () => {
  const { keys, told } = await readTwo(strToU8(table), strToU8(table.replace('Lassen', 'Slijpen')));
  expect([keys.length, told]).toEqual([2, []]);
});
