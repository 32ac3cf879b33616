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

type Answer = {
  readonly said: 'all-received' | 'sent-part' | 'no-hub' | 'no-centre';
  readonly waiting: number;
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
  if (answer && 'code' in answer) return <ProblemNotice problem={answer} />;
  return <div role="status">{answer && <Text>{t(answer.said, { count: answer.waiting })}</Text>}</div>;
}
