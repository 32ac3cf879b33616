import { expect, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { composeDraft } from '../../shared/protocol/compose-draft';
import { records } from '../../shared/records/all-records';
import { aSigner } from '../../test/hub/a-signer';
import { everyDeviceMay } from './may-write';

const writer = aSigner(newId<'Organisation'>());

test.each(records.map((record) => [`${record.kind} ${record.type}`, record] as const))(
  'every enrolled device may write: %s',
  (_name, record) => {
    const draft = composeDraft(record, { changeId: newId<'Change'>(), subjectId: 'any', body: {} });
    expect(everyDeviceMay(writer.sign(draft).change, writer, new Map())).toBeNull();
  },
);

test('every enrolled device may write kinds that this hub does not know', () => {
  expect(everyDeviceMay(writer.sign({ type: 'from-the-future' }).change, writer, new Map())).toBeNull();
});
