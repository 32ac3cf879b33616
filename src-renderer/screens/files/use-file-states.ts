/** How files stand that a list shows: which are on this device, and how far those are that are on their way. */
import { useEffect, useState } from 'react';
import { type FileState, fileState } from '../../../shared/domain/files/file-state';
import type { Problem } from '../../../shared/kernel/problem';
import { findFilesHere } from '../../actions/find-files-here';
import { useHostState } from '../../queries/use-host-state';
import type { SubjectHandIn } from '../../queries/use-subject-hand-ins';
import { useAction } from '../../ui/use-action';

export type ToldState = {
  readonly state: FileState;
  /** Of a hundred, while it is on its way. */
  readonly percent: number;
  readonly failure: Problem | null;
};

/** Of one file of a list; `handIn`: of what names it, null where this device did not make it. */
export type FileStates = (digest: string, handIn: SubjectHandIn | null | undefined) => ToldState;

const percentOf = (done: number, all: number): number => Math.floor((100 * done) / Math.max(1, all));

/**
 * Asks main anew whenever something came from the hub.
 * @param digests of all files of the list
 * @param turn another one asks anew, too: something was fetched or opened here
 */
export function useFileStates(digests: readonly string[], turn: string): FileStates {
  const find = useAction(findFilesHere);
  const transfers = useHostState((host) => host.bodies.transfers);
  const [here, setHere] = useState<ReadonlySet<string> | null>(null);
  const asked = digests.join(' ');
  const coming = transfers?.fetching.map(({ digest }) => digest).join(' ') ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes from the hub is here when it comes no more
  useEffect(() => {
    let isOver = false;
    void find(asked.split(' ').filter(Boolean)).then((found) => {
      // What was here at the last look is not known to be here now.
      if (!isOver) setHere(found.ok ? found.value : null);
    });
    return () => {
      isOver = true;
    };
  }, [asked, coming, turn, find]);

  return (digest, handIn) => {
    const [sending, fetching] = [
      transfers?.sending,
      transfers?.fetching.find((one) => one.digest === digest),
    ];
    const sent = sending?.digest === digest ? percentOf(sending.sent, sending.bytes) : null;
    const fetched = fetching ? percentOf(fetching.fetched, fetching.bytes) : null;
    const failure = transfers?.failures.find((one) => one.digest === digest)?.problem ?? null;
    const state = fileState({
      isHere: here?.has(digest) ?? null,
      waits: handIn ? handIn.waiting > 0 : null,
      sentPercent: sent,
      fetchedPercent: fetched,
      failure,
    });
    return { state, percent: fetched ?? sent ?? 0, failure };
  };
}
