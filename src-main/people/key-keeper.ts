/**
 * Seals keys of people into the journal, and throws away what opened those that it names no more. One after the other: the
 * share of a key that is on its way into the journal is no leftover.
 */
import type { StaffId } from '../../shared/kernel/ids';
import { err, type Result } from '../../shared/kernel/result';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { fileProblem } from '../disk/storage-problem';
import type { PeopleHere } from '../follow/people-here';
import { type PersonKeyParts, type SealedPersonKey, sealPersonKey } from './person-key';

export type KeyKeeperParts = PersonKeyParts & {
  /** As the journal says, whether or not they still open. */
  readonly people: () => PeopleHere;
  readonly keep: (entry: JournalEntry) => Promise<Result<unknown>>;
};

type Owned = { readonly staffId: StaffId; readonly pin: string; readonly seed: Uint8Array };

export type KeyKeeper = {
  /** The people whose key may still be opened. */
  readonly openable: () => PeopleHere;
  /** Seals the key under the PIN and writes it down; what it stood under before opens nothing from then on. */
  readonly put: (key: Owned, entryOf: (sealed: SealedPersonKey) => JournalEntry) => Promise<Result<unknown>>;
  /** What cannot be thrown away now is another time. */
  readonly dropUnused: () => Promise<void>;
};

export function createKeyKeeper(parts: KeyKeeperParts): KeyKeeper {
  const { people, keep, shares } = parts;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const drop = (): Promise<void> =>
    shares.keepOnly(Object.values(people()).map(({ salt }) => salt)).catch(() => undefined);
  return {
    openable: () => Object.fromEntries(Object.entries(people()).filter(([, { salt }]) => shares.find(salt))),
    put: ({ staffId, pin, seed }, entryOf) =>
      inTurn(async () => {
        let sealed: SealedPersonKey;
        try {
          sealed = await sealPersonKey(parts, staffId, pin, seed);
        } catch (error) {
          return err(fileProblem(error));
        }
        const kept = await keep(entryOf(sealed));
        await drop();
        return kept;
      }),
    dropUnused: () => inTurn(drop),
  };
}
