/** What a field says when more was typed or pasted than fits: how much, and that nothing is gone. It cuts nothing off. */
import { useTranslation } from 'react-i18next';
import { lengthProblem } from '../../../shared/kernel/typed-words';

/** The sentence for the field; undefined when the text fits. */
export function useLengthError(): (text: string, limit: number) => string | undefined {
  const { t } = useTranslation('common');
  return (text, limit) => {
    const problem = lengthProblem(text, limit);
    return problem ? t('typed.too-long', { ...problem.details }) : undefined;
  };
}
