/**
 * One line under a field in which people type: whether what stands there is on this device, and why it is not recorded
 * where it cannot be. The line is always there, so that nothing jumps when it begins to speak.
 */
import { useTranslation } from 'react-i18next';
import { useTypedState } from '../../queries/use-typed-shelf';
import classes from './typed-notice.module.css';
import type { TypedText } from './use-typed-text';

/** What is wrong is said aloud; that all is well is only shown. */
export function TypedNotice({ typed }: { readonly typed: Pick<TypedText, 'state' | 'problem'> }) {
  const { t } = useTranslation(['common', 'problem']);
  const isSlow = useTypedState(({ isSlow }) => isSlow);
  const isTyping = useTypedState((state) => state.isTyping);
  const { state, problem } = typed;
  if (problem)
    return (
      <p className={classes.wrong} role="alert">
        {t(`problem:${problem.code}`, { ...problem.details })}
      </p>
    );
  // Why, and aloud, is said once: by whatever speaks of the whole screen.
  if (state === 'typing' && isSlow) return <p className={classes.wrong}>{t('typed.unkept')}</p>;
  return (
    <p className={classes.line}>
      {state === 'recorded' ? '' : t(state === 'typing' || isTyping ? 'typed.keeping' : 'typed.kept')}
    </p>
  );
}
