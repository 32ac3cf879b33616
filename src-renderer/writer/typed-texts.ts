/**
 * What is typed in this page and not recorded yet, per person, and the fields that stand on the screen. What one person
 * typed is never recorded as another's: a field speaks to the shelf of who was there when it was drawn.
 */
import type { DeviceProfile } from '../../shared/contract/device-contract';
import type { TypistId } from '../../shared/contract/typed-contract';
import { createLiveValue, type KnownValue, type LiveValue } from '../../shared/kernel/live-value';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { After } from './pause';
import { createTypedShelf, type TypedClient, type TypedShelf } from './typed-shelf';

export type TypedTexts = {
  /** The shelf of who works here, or who did last while the device is locked. */
  readonly current: KnownValue<TypedShelf>;
  /**
   * A field that is on the screen, and how it records what stands in it.
   * @returns how to say that it is gone
   */
  readonly watch: (field: string, record: () => Promise<Result<unknown>>) => () => void;
  /** The field is on the screen: it records itself. */
  readonly isWatched: (field: string) => boolean;
  /**
   * Records what stands in the fields whose names begin so, for whoever must not go on without it, such as a signature.
   * A problem: something that was typed there is not recorded, and why.
   */
  readonly recordAll: (prefix: string) => Promise<Result<null>>;
};

export type TypedTextsDeps = {
  readonly client: TypedClient;
  readonly profile: LiveValue<DeviceProfile>;
  readonly after: After;
};

/** Follows who works here from now on. */
export function createTypedTexts({ client, profile, after }: TypedTextsDeps): TypedTexts {
  const shelves = new Map<TypistId | null, TypedShelf>();
  const fields = new Map<string, () => Promise<Result<unknown>>>();
  /** A candidate who was handed the device has a shelf of their own: what staff typed stays out of their sight. */
  const typistNow = (): TypistId | null => {
    const { actorId, handedTo } = profile.get() ?? {};
    return (actorId && handedTo) || (actorId ?? null);
  };
  const shelfOf = (ownerId: TypistId | null): TypedShelf => {
    const found = shelves.get(ownerId);
    if (found) return found;
    const isHere = (): boolean => typistNow() === ownerId;
    const made = createTypedShelf(ownerId, { client, isHere, after });
    shelves.set(ownerId, made);
    return made;
  };
  const current = createLiveValue(shelfOf(typistNow()));
  let wasHere: TypistId | null = null;
  const follow = (): void => {
    const typistId = typistNow();
    const isNew = typistId !== wasHere;
    wasHere = typistId;
    if (!isNew || typistId === null) return;
    const shelf = shelfOf(typistId);
    if (current.get() !== shelf) current.set(shelf);
    void shelf.refresh().then(shelf.flush);
  };
  profile.subscribe(follow);
  follow();

  return {
    current,
    watch: (field, record) => {
      fields.set(field, record);
      return () => {
        if (fields.get(field) === record) fields.delete(field);
      };
    },
    isWatched: (field) => fields.has(field),
    recordAll: async (prefix) => {
      const shelf = current.get();
      const open = () =>
        [...shelf.state.get().entries].filter(
          ([field, { isSettled }]) => field.startsWith(prefix) && !isSettled,
        );
      await Promise.all(open().map(([field]) => fields.get(field)?.()));
      const [left] = open();
      return left ? err(left[1].problem ?? problem('typed-unrecorded')) : ok(null);
    },
  };
}
