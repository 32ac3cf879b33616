/**
 * Sending and fetching now, for a button that asks for it: whatever comes of it, it is said, also that there is no hub.
 */
import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../../../shared/contract/sync-contract';
import type { Problem } from '../../../shared/kernel/problem';
import type { Result } from '../../../shared/kernel/result';
import { handInNow } from '../../actions/hand-in-now';
import { ProblemNotice } from '../../ui/problem-notice';
import { useAction } from '../../ui/use-action';
import { useFormat } from '../../ui/use-format';

type Answer = {
  readonly said: 'all-received' | 'sent-part' | 'files-left' | 'no-hub' | 'no-centre';
  /** Changes that wait, or files where nothing else does. */
  readonly waiting: number;
  /** Of those files. */
  readonly bytes?: number;
};

export type HandInNow = {
  readonly isBusy: boolean;
  readonly run: () => Promise<void>;
  /** What came of it; null before anybody asked. */
  readonly answer: Answer | Problem | null;
};

const answerOf = (done: Result<SyncStatus>): Answer | Problem => {
  const found = done.ok ? done.value.problem : done.problem;
  const waiting = done.ok ? done.value.waiting : 0;
  const files = done.ok ? done.value.filesWaiting : undefined;
  if (!found && waiting === 0 && files)
    return { said: 'files-left', waiting: files.count, bytes: files.bytes };
  if (!found) return { said: waiting === 0 ? 'all-received' : 'sent-part', waiting };
  if (found.code === 'hub-unreachable') return { said: 'no-hub', waiting };
  return found.code === 'not-enrolled' ? { said: 'no-centre', waiting } : found;
};

export function useHandInNow(): HandInNow {
  const handIn = useAction(handInNow);
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<HandInNow['answer']>(null);
  const run = async (): Promise<void> => {
    setBusy(true);
    setAnswer(answerOf(await handIn(null)));
    setBusy(false);
  };
  return { isBusy, run, answer };
}

/** Stays until it is asked again: what is said once and gone was not read. */
export function HandInAnswer({ answer }: Pick<HandInNow, 'answer'>) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  if (answer && 'code' in answer) return <ProblemNotice problem={answer} />;
  const told = answer && t(answer.said, { count: answer.waiting, size: format.bytes(answer.bytes ?? 0) });
  return <div role="status">{told && <Text>{told}</Text>}</div>;
}
