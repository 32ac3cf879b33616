import { expect, test } from 'vitest';
import { newId } from '../kernel/ids';
import { feedOf, type HandInFacts, handInStateOf } from './hand-in';

const organisationId = newId<'Organisation'>();
const other = newId<'Organisation'>();
const feed = feedOf(organisationId, 'epoch 1');
const here = { organisationId, feed };
const nowhere = { organisationId: null, feed: null };
const made: HandInFacts = {
  organisationId,
  receivedIn: null,
  isRefused: false,
  isReplaced: false,
  lacksFiles: false,
};
const forAnybody: HandInFacts = { ...made, organisationId: null };

test('Y1 a change waits until there is a receipt or a refusal for it, also before there is a hub', () => {
  expect(handInStateOf(made, here)).toBe('waiting');
  expect(handInStateOf(forAnybody, nowhere)).toBe('waiting');
  expect(handInStateOf({ ...made, receivedIn: feed }, here)).toBe('received');
  expect(handInStateOf({ ...made, isRefused: true }, here)).toBe('refused');
});

test('Y2 a receipt counts in its own epoch and organisation only', () => {
  const received = { ...forAnybody, receivedIn: feed };
  expect(handInStateOf(received, { organisationId, feed: feedOf(organisationId, 'epoch 2') })).toBe(
    'waiting',
  );
  const elsewhere = { organisationId: other, feed: feedOf(other, 'epoch 1') };
  expect(handInStateOf(received, elsewhere)).toBe('waiting');
  expect(handInStateOf(received, here)).toBe('received');
});

test('Y3 a refused change never waits again, and is settled by a later version that was received', () => {
  const refused = { ...made, isRefused: true };
  expect(handInStateOf(refused, { organisationId, feed: feedOf(organisationId, 'epoch 2') })).toBe('refused');
  expect(handInStateOf({ ...refused, isReplaced: true }, here)).toBe('settled');
  expect(handInStateOf({ ...made, isReplaced: true }, here)).toBe('waiting');
});

test('Y4 a change made for another organisation waits for that one', () => {
  expect(handInStateOf(made, { organisationId: other, feed: feedOf(other, 'epoch 1') })).toBe('elsewhere');
  expect(handInStateOf(made, nowhere)).toBe('elsewhere');
  expect(handInStateOf(forAnybody, { organisationId: other, feed: null })).toBe('waiting');
});

test('Y26 a change is received with the files it names, and not before', () => {
  const received = { ...made, receivedIn: feed };
  expect(handInStateOf({ ...received, lacksFiles: true }, here)).toBe('files-waiting');
  expect(handInStateOf({ ...made, lacksFiles: true }, here)).toBe('waiting');
  expect(handInStateOf({ ...made, lacksFiles: true, isRefused: true }, here)).toBe('refused');
  expect(handInStateOf(received, here)).toBe('received');
});
