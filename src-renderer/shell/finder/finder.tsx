/** The way to everything by name: a button in the header, and Ctrl+K (⌘K) wherever somebody is. */
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Staff } from '../../../shared/records/staff';
import classes from '../header-menu.module.css';
import { isAsked } from '../is-asked';

const loadDialog = () => import('./finder-dialog');
const FinderDialog = lazy(async () => ({ default: (await loadDialog()).FinderDialog }));

const isFinderKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey && !shiftKey;

export function Finder({ roles }: Pick<Staff, 'roles'>) {
  const { t } = useTranslation('shell');
  const [isOpen, setOpen] = useState(false);
  // What had the focus; null: nothing gets it back.
  const before = useRef<Element | null>(null);
  const open = useCallback((): void => {
    before.current = document.activeElement;
    setOpen(true);
  }, []);
  const close = (isLeft: boolean): void => {
    if (isLeft) before.current = null;
    setOpen(false);
  };
  useEffect(() => {
    if (!isOpen && before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  }, [isOpen]);
  // After the screen, and before it is asked for: whoever types on behind Ctrl+K types in its field and gives no mark.
  useEffect(() => void loadDialog(), []);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!isFinderKey(event)) return;
      // The browser's own search bar would take the key.
      event.preventDefault();
      if (!isAsked()) open();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [open]);
  return (
    <>
      <button
        type="button"
        className={classes.button}
        aria-label={t('finder.open')}
        title={t('finder.open')}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={open}
      >
        <IconSearch size={20} aria-hidden />
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <FinderDialog roles={roles} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
