/**
 * The overview of qualifications (M11 to M13, M29 to M32, M47 to M52): tabs by status with their numbers, a search, filters,
 * order by every column, and options in every row. A change is told above the list, where it can be undone. A file that is
 * dropped anywhere on it goes to the import.
 */
import { Button } from '@mantine/core';
import {
  IconCertificate,
  IconCloudSearch,
  IconFileExport,
  IconFileImport,
  IconPlus,
  IconPuzzle,
} from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegister } from '../../queries/use-documents';
import { useQualificationHeads } from '../../queries/use-qualification-heads';
import { EmptyState } from '../../ui/empty-state';
import { handFiles } from '../../ui/handed-files';
import { UnreadList } from '../../ui/register/unread-rows';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';
import { AddQualificationForm } from './qualifications/add-qualification-form';
import { QualificationList } from './qualifications/qualification-list';
import { useFileDrop } from './qualifications/use-file-drop';
import classes from './qualifications-screen.module.css';

function ImportButton({ children }: { readonly children: string }) {
  return (
    <Button
      variant="default"
      leftSection={<IconFileImport size={20} aria-hidden />}
      renderRoot={(props: object) => <Link {...props} to="/qualifications/import" />}
    >
      {children}
    </Button>
  );
}

/** What can be done above the list; adding is the one that leads on (M13). */
function Actions({ isAdding, onAdd }: { readonly isAdding: boolean; readonly onAdd: () => void }) {
  const { t } = useTranslation(['overview', 'qualification', 'catalogue', 'export']);
  return (
    <>
      <Button leftSection={<IconPlus size={20} aria-hidden />} aria-expanded={isAdding} onClick={onAdd}>
        {t('add.open')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPuzzle size={20} aria-hidden />}
        renderRoot={(props: object) => <Link {...props} to="/competences" />}
      >
        {t('qualification:competences-link')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconCloudSearch size={20} aria-hidden />}
        renderRoot={(props: object) => <Link {...props} to="/qualifications/catalogue" />}
      >
        {t('catalogue:button')}
      </Button>
      <ImportButton>{t('qualification:import')}</ImportButton>
      <Button
        variant="default"
        leftSection={<IconCloudSearch size={20} aria-hidden />}
        renderRoot={(props: object) => <Link {...props} to="/qualifications/catalogue" />}
      >
        {t('catalogue:link')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileExport size={20} aria-hidden />}
        renderRoot={(props: object) => <Link {...props} to="/qualifications/export" />}
      >
        {t('export:open')}
      </Button>
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
      {heads?.length === 0 && unread.length === 0 && !isAdding && (
        <EmptyState
          title={t('qualification:empty.none.title')}
          icon={<IconCertificate size={40} />}
          action={
            <div className={classes.buttons}>
              <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => onAdding(true)}>
                {t('add.open')}
              </Button>
              <ImportButton>{t('qualification:empty.none.action')}</ImportButton>
            </div>
          }
        >
          {t('qualification:empty.none.text')}
        </EmptyState>
      )}
      {heads !== undefined && heads.length > 0 && (
        <QualificationList heads={heads} onAdd={() => onAdding(true)} />
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
