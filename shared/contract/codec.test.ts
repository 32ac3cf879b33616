/** Whatever plain value goes in comes out, bytes included. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeValue, decodeWithBytes, encodeValue, encodeWithBytes } from './codec';

const plainValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array({ maxLength: 64 }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.oneof(fc.constantFrom('$bytes', '$plain', 'a'), fc.string()), tie('value'), {
      maxKeys: 5,
      noNullPrototype: true,
    }),
  ),
})).value;

describe('codec', () => {
  it('brings every plain value back as it went', () => {
    fc.assert(
      fc.property(plainValue, (value) => {
        expect(decodeValue(encodeValue(value))).toEqual(value);
      }),
    );
  });

  it('brings every value with bytes in it back as it went, and has nothing to say of others', () => {
    fc.assert(
      fc.property(plainValue, (value) => {
        const parts = encodeWithBytes(value);
        const whole = Uint8Array.from((parts ?? []).flatMap((part) => [...part]));
        if (parts) expect(decodeWithBytes(whole)).toEqual(value);
        else expect(JSON.parse(JSON.stringify(value))).toEqual(value);
      }),
    );
  });

  it('leaves undefined properties out and reads a lone undefined as null', () => {
    expect(decodeValue(encodeValue({ a: undefined, b: 1 }))).toEqual({ b: 1 });
    expect(decodeValue(encodeValue(undefined))).toBeNull();
  });

  it('throws on what is no JSON', () => {
    expect(() => decodeValue('{')).toThrow();
    expect(() => decodeValue('{"$bytes":"%%%"}')).toThrow();
  });
});
