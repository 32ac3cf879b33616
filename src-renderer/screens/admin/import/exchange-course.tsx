/** From the check on, for a file that brings whole qualifications: what will happen with each, and what has happened. */
import { DoneStep } from './done-step';
import { ExchangePreview } from './exchange-preview';
import { useExchange } from './use-exchange';
import type { Import, ReadExchange } from './use-import';

type ExchangeCourseProps = { readonly course: Import; readonly exchange: ReadExchange };

/** Lives as long as its file: another one forgets the choices. */
export function ExchangeCourse({ course, exchange }: ExchangeCourseProps) {
  const state = useExchange(course, exchange);
  if (course.step === 'preview') return <ExchangePreview course={course} exchange={exchange} state={state} />;
  if (course.step !== 'done' || !state.done) return null;
  const written = state.done.plan.items.flatMap((item) =>
    (item.outcome === 'new' || item.outcome === 'changed') && !state.left.has(item.key) ? [item] : [],
  );
  return <DoneStep written={written} undo={state.done.undo} onAgain={course.restart} />;
}
