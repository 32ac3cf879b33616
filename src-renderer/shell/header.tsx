/**
 * The bar on top: which organisation, who works here, which language, and in the right corner how handing in stands.
 * On a narrow screen it opens the menu.
 */
import { ActionIcon, Text } from '@mantine/core';
import { IconLanguage, IconLock, IconMenu2, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Staff } from '../../shared/records/staff';
import { languages } from '../../shared/texts/languages';
import { useDocuments } from '../queries/use-documents';
import { useHostState } from '../queries/use-host-state';
import { usePreferences } from '../ui/preferences';
import { StatusMark } from '../ui/status-mark';
import { SyncMark } from '../ui/sync-mark';
import { useHeightVariable } from '../ui/use-height-variable';
import { ConflictMark } from './conflict-mark';
import { Finder } from './finder/finder';
import { Guide } from './guide/guide';
import classes from './header.module.css';
import { HeaderMenu } from './header-menu';
import { NewsBell } from './news/news-bell';
import { useLock } from './use-lock';

type HeaderProps = {
  readonly actor: Staff | null;
  /** Null where there is no menu: before somebody signed in. */
  readonly menu: { readonly isOpen: boolean; readonly toggle: () => void } | null;
  /** Whether an assessment is being made on this screen. */
  readonly isAtWork?: boolean;
  /** A candidate has the device: nothing here leads anywhere. */
  readonly isHandedOver?: boolean;
};

/** At hand on every screen: two people with two languages share one laptop. */
function LanguageMenu() {
  const { t } = useTranslation('shell');
  const { language, change } = usePreferences();
  return (
    <HeaderMenu
      label={t('language-now', { code: language.toUpperCase() })}
      icon={<IconLanguage size={20} aria-hidden />}
      choices={languages.map(({ code, name }) => ({
        key: code,
        label: name,
        lang: code,
        isCurrent: code === language,
        choose: () => change({ language: code }),
      }))}
    >
      <span className={classes.words}>{language.toUpperCase()}</span>
    </HeaderMenu>
  );
}

/** Who works here is always in sight, because every mark goes under that name; a tap locks the device, for them or for somebody else to unlock. */
function LockButton({ actor }: { readonly actor: Staff }) {
  const { t } = useTranslation('shell');
  const lock = useLock();
  const label = t('lock-of', { name: actor.name });
  return (
    <button type="button" className={classes.lock} aria-label={label} title={label} onClick={lock}>
      <span className={classes.actor}>{actor.name}</span>
      <IconLock size={20} aria-hidden />
    </button>
  );
}

/**
 * The height is a variable of the page: what sticks under the header must know it, and it grows with the size of the
 * text.
 */
export function Header({ actor, menu, isAtWork = false, isHandedOver = false }: HeaderProps) {
  const { t } = useTranslation('shell');
  const profile = useHostState((host) => host.device.profile);
  const bar = useHeightVariable<HTMLElement>('--vp-header');
  const centre = useDocuments('organisation')?.[0]?.document;
  const isSample = centre?.isSample ?? false;
  return (
    <>
      <header ref={bar} className={classes.header}>
        {menu && (
          <ActionIcon
            className={`vp-burger ${classes.burger}`}
            color="gray"
            onClick={menu.toggle}
            aria-expanded={menu.isOpen}
            aria-controls="navigation"
            aria-label={t(menu.isOpen ? 'menu-close' : 'menu-open')}
          >
            {menu.isOpen ? <IconX aria-hidden /> : <IconMenu2 aria-hidden />}
          </ActionIcon>
        )}
        <div className={classes.names}>
          <Text component="span" className={classes.product}>
            {t('product')}
          </Text>
          <span className={classes.organisation}>
            <span className={classes.organisationName}>{centre?.name ?? profile?.organisationName}</span>
          </span>
          {isSample && (
            <span title={t('sample-centre-long')} className={classes.sample}>
              <StatusMark tone="attention">{t('sample-centre')}</StatusMark>
            </span>
          )}
        </div>
        <div className={classes.tools}>
          {actor && <Finder roles={actor.roles} />}
          <LanguageMenu />
          {!isHandedOver && <Guide roles={actor?.roles ?? null} />}
          {actor && <NewsBell actor={actor} isAtWork={isAtWork} />}
          {actor?.roles.includes('administrator') && <ConflictMark />}
          {actor && <LockButton actor={actor} />}
          {!isHandedOver && <SyncMark />}
        </div>
      </header>
      {isSample && (
        <aside className={classes.strip} aria-label={t('sample-centre')}>
          {t('sample-centre-long')}
        </aside>
      )}
    </>
  );
}
