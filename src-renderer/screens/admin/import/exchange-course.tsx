/** From the check on, for a file that brings whole qualifications: what will happen with each, and what has happened. */
import { DoneStep } from './done-step';
import { ExchangePreview } from './exchange-preview';
import { useExchange } from './use-exchange';
import type { Import, ReadExchange } from './use-import';

type ExchangeCourseProps = { readonly course: Import; readonly exchange: ReadExchange };

/** Lives as long as its file, also while another one is looked for: the choices of the same one are kept. */
export function ExchangeCourse({ course, exchange }: ExchangeCourseProps) {
  const state = useExchange(course, exchange);
  if (course.step === 'preview') return <ExchangePreview course={course} exchange={exchange} state={state} />;
  if (course.step !== 'done' || !state.done) return null;
  return <DoneStep imported={state.done} desk={course.desk} onAgain={course.restart} />;
}
