/** How the examiner likes to mark: the hand that taps and single keys; and what the keys do. */
import { SegmentedControl, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../ui/preferences';
import type { Answer } from '../marks/answers';
import classes from './marking-options.module.css';

type MarkingOptionsProps = {
  readonly isHelpOpen: boolean;
  readonly onHelp: (isOpen: boolean) => void;
  readonly answers: readonly Answer[];
};

/** Single keys, which a person may switch off (WCAG 2.1.4). */
const moves = ['next', 'previous', 'remark', 'phrase', 'help'] as const;
/** What goes with Ctrl or Cmd works always. */
const combinations = ['undo', 'review'] as const;

/** The keys of the answers follow from the scale of the exam, so the help can never name one that does nothing. */
export function MarkingOptions(props: MarkingOptionsProps) {
  const { t } = useTranslation('exam');
  const { hand, singleKeys, change } = usePreferences();
  return (
    <section className={classes.options} aria-label={t('options')}>
      <SegmentedControl
        fullWidth
        aria-label={t('hand.label')}
        value={hand}
        onChange={(chosen) => change({ hand: chosen === 'left' ? 'left' : 'right' })}
        data={[
          { value: 'left', label: t('hand.left') },
          { value: 'right', label: t('hand.right') },
        ]}
      />
      <Switch
        className={classes.switch ?? ''}
        label={t('single-keys')}
        checked={singleKeys}
        onChange={(event) => change({ singleKeys: event.currentTarget.checked })}
      />
      <details
        className={classes.help}
        open={props.isHelpOpen}
        onToggle={(event) => props.onHelp(event.currentTarget.open)}
      >
        <summary>{t('keys.title')}</summary>
        <dl className={classes.keys}>
          {singleKeys &&
            props.answers.map(({ value, word, digit, letter }) => (
              <div key={value}>
                <dt>
                  {digit && <kbd>{digit}</kbd>} {letter && <kbd>{letter}</kbd>}
                </dt>
                <dd>{word}</dd>
              </div>
            ))}
          {[...(singleKeys ? moves : []), ...combinations].map((name) => (
            <div key={name}>
              <dt>
                <kbd>{t(`keys.${name}-key`)}</kbd>
              </dt>
              <dd>{t(`keys.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
