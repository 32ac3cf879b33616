/**
 * The overview of qualifications (M11 to M13, M29 to M32, M47 to M52): tabs by status with their numbers, a search, filters,
 * order by every column, and options in every row. A change is told above the list, where it can be undone. A file that is
 * dropped anywhere on it goes to the import.
 */
import { Button, Menu } from '@mantine/core';
import {
  type Icon,
  IconCertificate,
  IconCloudSearch,
  IconDots,
  IconFileExport,
  IconFileImport,
  IconListSearch,
  IconPlus,
  IconPuzzle,
} from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegister } from '../../queries/use-documents';
import { useQualificationHeads } from '../../queries/use-qualification-heads';
import { EmptyState } from '../../ui/empty-state';
import { handFiles } from '../../ui/handed-files';
import { UnreadList } from '../../ui/register/unread-rows';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';
import { EditionNews } from './catalogue/edition-news';
import { LastImport } from './imports/last-import';
import { AddQualificationForm } from './qualifications/add-qualification-form';
import { QualificationList } from './qualifications/qualification-list';
import { RemovedDrafts } from './qualifications/removed-drafts';
import { useFileDrop } from './qualifications/use-file-drop';
import classes from './qualifications-screen.module.css';

type ActionLinkProps = {
  readonly to: '/competences' | '/qualifications/import';
  readonly icon: Icon;
  readonly children: string;
};

function ActionLink({ to, icon: Sign, children }: ActionLinkProps) {
  return (
    <Button
      variant="default"
      leftSection={<Sign size={20} aria-hidden />}
      renderRoot={(props: object) => <Link {...props} to={to} />}
    >
      {children}
    </Button>
  );
}

/** What is done now and then: behind one button, so that the ways of every day stay one row with large text, too. */
const otherWays = [
  { to: '/qualifications/catalogue', icon: IconCloudSearch, label: 'catalogue:button' },
  { to: '/structure', icon: IconListSearch, label: 'structure:title' },
  { to: '/qualifications/export', icon: IconFileExport, label: 'export:open' },
] as const;

function MoreActions() {
  const { t } = useTranslation(['overview', 'catalogue', 'structure', 'export']);
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDots size={20} aria-hidden />}>
          {t('option.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {otherWays.map(({ to, icon: Sign, label }, at) => (
          <Menu.Item
            key={to}
            data-autofocus={at === 0 || undefined}
            leftSection={<Sign size={20} aria-hidden />}
            renderRoot={(props: object) => <Link {...props} to={to} />}
          >
            {t(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What can be done above the list; adding is the one that leads on (M13). */
function Actions({ isAdding, onAdd }: { readonly isAdding: boolean; readonly onAdd: () => void }) {
  const { t } = useTranslation(['overview', 'qualification']);
  return (
    <>
      <Button leftSection={<IconPlus size={20} aria-hidden />} aria-expanded={isAdding} onClick={onAdd}>
        {t('add.open')}
      </Button>
      <ActionLink to="/competences" icon={IconPuzzle}>
        {t('qualification:competences-link')}
      </ActionLink>
      <ActionLink to="/qualifications/import" icon={IconFileImport}>
        {t('qualification:import')}
      </ActionLink>
      <MoreActions />
    </>
  );
}

/** Where files may be dropped: the whole screen, and it says so while they are held above it. */
function DropPlace() {
  const { t } = useTranslation('overview');
  const navigate = useNavigate();
  const isOver = useFileDrop((files) => {
    handFiles(files);
    void navigate({ to: '/qualifications/import' });
  });
  return isOver ? (
    <div className={classes.drop} role="status">
      <IconFileImport size={40} aria-hidden />
      {t('drop')}
    </div>
  ) : null;
}

function Overview({
  isAdding,
  onAdding,
}: {
  readonly isAdding: boolean;
  readonly onAdding: (isAdding: boolean) => void;
}) {
  const { t } = useTranslation(['overview', 'qualification']);
  const navigate = useNavigate();
  const heads = useQualificationHeads();
  // The frame of the screen is there at once, and its list a moment later.
  const listed = useDeferredValue(heads ?? null, null);
  const unread = useRegister('qualification')?.unread ?? [];
  return (
    <>
      <DropPlace />
      {isAdding && (
        <AddQualificationForm
          onCancel={() => onAdding(false)}
          onAdded={(qualificationId) =>
            void navigate({ to: '/qualifications/$qualificationId/edit', params: { qualificationId } })
          }
        />
      )}
      <UnreadList unread={unread} />
      <RemovedDrafts />
      <EditionNews />
      <LastImport />
      {heads?.length === 0 && unread.length === 0 && !isAdding && (
        <EmptyState
          title={t('qualification:empty.none.title')}
          icon={<IconCertificate size={40} />}
          action={
            <div className={classes.buttons}>
              <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => onAdding(true)}>
                {t('add.open')}
              </Button>
              <ActionLink to="/qualifications/import" icon={IconFileImport}>
                {t('qualification:empty.none.action')}
              </ActionLink>
            </div>
          }
        >
          {t('qualification:empty.none.text')}
        </EmptyState>
      )}
      {listed !== null && listed.length > 0 && (
        <QualificationList heads={listed} onAdd={() => onAdding(true)} />
      )}
    </>
  );
}

export function QualificationsScreen() {
  const { t } = useTranslation('qualification');
  const [isAdding, setAdding] = useState(false);
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={<Actions isAdding={isAdding} onAdd={() => setAdding(true)} />}
    >
      <AdministratorsOnly>
        <Overview isAdding={isAdding} onAdding={setAdding} />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
