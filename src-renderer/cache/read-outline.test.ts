/** What the schema of a change takes, the view takes; and what the view depends on is looked at. */
import { describe, expect, it } from 'vitest';
import { readChange } from '../../shared/protocol/change';
import { aChange } from '../../test/builders/a-change';
import { readOutline } from './read-outline';

const textOf = (over: object): { readonly text: string } => ({
  text: JSON.stringify({ ...aChange({}), ...over }),
});

/** Can be parsed; whoever writes it again runs out of stack. */
const deep = JSON.stringify(aChange({ body: 'DEEP' })).replace(
  '"DEEP"',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
);

describe('the outline of a change', () => {
  it('is read from whatever is a change, with fields this program does not know', () => {
    const signed = textOf({ later: { any: 1 } });
    expect(readOutline(signed)).toEqual(readChange(signed));
  });

  it.each([
    ['no JSON', { text: '{"changeId"' }],
    ['null', { text: 'null' }],
    ['a list', { text: '[]' }],
    ['no id', textOf({ changeId: '' })],
    ['another kind', textOf({ kind: 'rumour' })],
    ['no subject', textOf({ subjectId: null })],
    ['no word about who must understand it', textOf({ needs: undefined })],
    ['half a version', textOf({ typeVersion: 1.5 })],
    ['number nought', textOf({ deviceSeq: 0 })],
    ['a moment that is none', textOf({ occurredAt: 'yesterday' })],
    ['an actor that is no id', textOf({ actorId: 7 })],
    ['more nesting than anybody can write again', { text: deep }],
  ])('is not read from %s, which the schema refuses too', (_, signed) => {
    expect(readOutline(signed)).toBeNull();
    expect(readChange(signed)).toBeNull();
  });

  it('is not read from a document that says to be about another kind than its own', () => {
    expect(readOutline(textOf({ kind: 'document', type: 'participant', subjectType: 'rumour' }))).toBeNull();
  });
});
