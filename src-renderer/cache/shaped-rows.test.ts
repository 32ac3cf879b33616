/** Objects as rows: the same again, whatever fields they have. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromRows, toRows } from './shaped-rows';

const field = fc.oneof(fc.constantFrom('body', 'type', 'upon', '__proto__'), fc.string());
const object = fc.dictionary(field, fc.oneof(fc.jsonValue(), fc.dictionary(field, fc.jsonValue())));
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));

it('come back as they were, their fields in their order', () => {
  fc.assert(
    fc.property(fc.array(object), (objects) => {
      const parsed = objects.map(asJson);
      const again = fromRows(asJson(toRows(parsed)));
      expect(again.map((one) => JSON.stringify(one))).toEqual(parsed.map((one) => JSON.stringify(one)));
    }),
  );
});

it('name their fields once', () => {
  const marks = [1, 2, 3].map((n) => ({ changeId: n, body: { indicatorId: n, value: 'met' } }));
  const { shapes, rows } = toRows([...marks, { changeId: 4, body: null }]);
  expect(shapes).toEqual([
    [
      ['changeId', 'body'],
      ['indicatorId', 'value'],
    ],
    [['changeId', 'body'], null],
  ]);
  expect(rows[2]).toEqual([0, 3, 3, 'met']);
});

it('leave out what no row needs, whatever else an object has', () => {
  const leftOut = new Set(['chain', 'later']);
  const strange = JSON.parse('{"__proto__":1,"chain":2,"changeId":3}');
  const objects = [
    { chain: 1, changeId: 1 },
    { changeId: 2, later: 0 },
    { changeId: 3, chain: 2, body: { chain: 7 } },
    strange,
  ];
  const again = fromRows(asJson(toRows(objects, leftOut)));
  expect(again.map((one) => JSON.stringify(one))).toEqual([
    '{"changeId":1}',
    '{"changeId":2}',
    '{"changeId":3,"body":{"chain":7}}',
    '{"__proto__":1,"changeId":3}',
  ]);
});
