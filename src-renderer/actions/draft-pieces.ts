/** Drafts as the JSON that one append would get, in pieces that cross without a pause that a person feels. */
import { stagePieceBytes } from '../../shared/contract/journal-contract';
import type { Draft } from '../../shared/protocol/change';

/** Letters that are written before they go; as bytes they may be three times as many. */
const lettersAtOnce = 128 * 1024;

/** None is larger than `stagePieceBytes`; together they are a JSON list. */
export function* draftPieces(drafts: readonly Draft[]): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '[';
  for (const [index, draft] of drafts.entries()) {
    text += `${index > 0 ? ',' : ''}${JSON.stringify(draft)}`;
    if (text.length < lettersAtOnce) continue;
    yield* cut(encoder.encode(text));
    text = '';
  }
  yield* cut(encoder.encode(`${text}]`));
}

function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += stagePieceBytes) yield bytes.slice(at, at + stagePieceBytes);
}
