/** The keys of the editor, for whoever types a whole qualification. */
import { useTranslation } from 'react-i18next';
import classes from './key-help.module.css';

const keys = [
  { key: 'next', press: 'Enter' },
  { key: 'above', press: 'Ctrl Enter / Ins' },
  { key: 'remove', press: 'Backspace' },
  { key: 'move', press: 'Alt ↑ ↓' },
  { key: 'critical', press: 'Alt C' },
  { key: 'undo', press: 'Ctrl Z' },
  { key: 'tree', press: '↑ ↓ ← →' },
  { key: 'choose', press: 'Shift ↑ ↓' },
  { key: 'copy', press: 'Ctrl C, Ctrl V' },
] as const;

/** Folded: whoever knows the keys needs the room. */
export function KeyHelp() {
  const { t } = useTranslation('editor');
  return (
    <details className={classes.help}>
      <summary>{t('keys.title')}</summary>
      <dl>
        {keys.map(({ key, press }) => (
          <div key={key}>
            <dt>
              <kbd>{press}</kbd>
            </dt>
            <dd>{t(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
