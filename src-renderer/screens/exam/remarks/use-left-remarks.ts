/**
 * Remarks that were typed when the program stopped and whose field is not on the screen: they are recorded now, as they
 * would have been when their field was left, and the examiner is told with which indicators.
 */
import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessmentId, IndicatorId } from '../../../../shared/kernel/ids';
import type { Result } from '../../../../shared/kernel/result';
import { remarkField } from '../../../actions/remark-field';
import { useQuerySource } from '../../../queries/query-source';
import { useTypedShelf, useTypedState } from '../../../queries/use-typed-shelf';
import type { Step } from '../exam-plan';
import { longestRemark } from './longest-remark';

type LeftRemarks = {
  readonly assessmentId: AssessmentId;
  /** It is signed: nothing can be recorded any more, and nobody is told so again and again. */
  readonly isClosed: boolean;
  readonly plan: readonly Step[];
  readonly recordedOf: (indicatorId: IndicatorId) => string;
  readonly save: (indicatorId: IndicatorId, text: string) => Promise<Result<unknown>>;
};

/** Once for each time that an assessment is opened: what is typed later has its field on the screen. */
export function useLeftRemarks(left: LeftRemarks): void {
  const { t } = useTranslation(['exam', 'problem']);
  const { typed } = useQuerySource().writer;
  const shelf = useTypedShelf();
  const isRead = useTypedState((state) => state.isRead);
  const latest = useRef(left);
  latest.current = left;
  const { assessmentId, isClosed } = left;
  useEffect(() => {
    if (!isRead || isClosed) return;
    const { plan, save, recordedOf } = latest.current;
    const steps = plan.filter(({ indicator }) => {
      const field = remarkField(assessmentId, indicator.indicatorId);
      const entry = shelf.state.get().entries.get(field);
      return entry && !entry.isSettled && !entry.isRecording && !typed.isWatched(field);
    });
    for (const { indicator } of steps)
      void shelf
        .record(remarkField(assessmentId, indicator.indicatorId), {
          recorded: () => recordedOf(indicator.indicatorId),
          limit: longestRemark,
          save: (text) => save(indicator.indicatorId, text),
        })
        .then((recorded) => {
          const { code, details } = recorded.ok ? { code: null, details: {} } : recorded.problem;
          const message = code ? t(`problem:${code}`, { ...details }) : t('remark-left');
          notifications.show({
            title: t('remark-for', { number: indicator.number }),
            message,
            autoClose: code ? false : 10_000,
          });
        });
  }, [assessmentId, isClosed, isRead, shelf, typed, t]);
}
