/** What lies on the desk is that of the last question, however long an earlier one takes. */
import { expect, it } from 'vitest';
import type { ExchangeReadout } from '../../shared/domain/exchanged-qualification';
import { value } from '../../test/builders/value';
import { fakeDevice } from '../../test/fakes/fake-device';
import { createImportDesk } from './import-desk';

const readoutOf = (name: string): ExchangeReadout => ({
  ...{ format: 'table', title: '', competences: [], warnings: [] },
  qualifications: [
    {
      ...{ key: name, id: null, fields: { name }, coreTasks: [] },
      origin: { system: 'table', key: name, title: '' },
    },
  ],
});
const question = { kind: 'exchange' as const, choices: {} };

it('a check that takes longer than the next one does not show its items in place of those', async () => {
  const { deps } = fakeDevice();
  let release = (): void => undefined;
  const held = new Promise<void>((done) => {
    release = done;
  });
  let isFirst = true;
  const cache = {
    ...deps.cache,
    qualifications: async (...asked: Parameters<typeof deps.cache.qualifications>) => {
      const isHeld = isFirst;
      isFirst = false;
      if (isHeld) await held;
      return deps.cache.qualifications(...asked);
    },
  };
  const desk = createImportDesk({ cache, world: deps.world });
  const names = async () => value(await desk.exchangeItems({ from: 0, count: 10 })).map(({ key }) => key);
  value(await desk.take({ readout: { kind: 'exchange', readout: readoutOf('Lasser') }, isMore: false }));
  const slow = desk.check(question);
  value(await desk.take({ readout: { kind: 'exchange', readout: readoutOf('Kok') }, isMore: false }));
  value(await desk.check(question));
  expect(await names()).toEqual(['Kok']);
  release();
  value(await slow);
  expect(await names()).toEqual(['Kok']);
});
