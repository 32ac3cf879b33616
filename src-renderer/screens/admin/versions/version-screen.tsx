/** One published version to read, as it was, with the way to bring it back. */
import { Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { joinQualification } from '../../../../shared/domain/qualification';
import { type ListedVersion, listVersions } from '../../../../shared/domain/version-history';
import type { QualificationHead } from '../../../../shared/records/qualification';
import type { QualificationVersion } from '../../../../shared/records/qualification-version';
import { useCompetences } from '../../../queries/use-competences';
import { useContent } from '../../../queries/use-content';
import { useDocument } from '../../../queries/use-documents';
import { useStaffNames } from '../../../queries/use-staff-names';
import { ScreenFrame } from '../../../ui/screen-frame';
import { StatusMark } from '../../../ui/status-mark';
import { useFormat } from '../../../ui/use-format';
import { AdministratorsOnly } from '../administrators-only';
import { CoreTaskSection } from '../qualifications/core-task-section';
import { BringBack } from './bring-back';
import { TreeDifference } from './tree-difference';
import { useVersionNote } from './use-version-note';
import classes from './versions.module.css';

/**
 * The tree as the qualification's own screen shows it, but that nothing in it can be changed: who wants to change it brings
 * it back, or opens the editor.
 */
function VersionTree({
  head,
  version,
}: {
  readonly head: QualificationHead;
  readonly version: QualificationVersion;
}) {
  const { t } = useTranslation('versions');
  const competences = useCompetences();
  const [opened, setOpened] = useState<readonly string[]>([]);
  const qualification = joinQualification(head, version);
  if (version.coreTasks.length === 0) return <Text>{t('empty')}</Text>;
  return version.coreTasks.map((coreTask) => {
    const { coreTaskId, workProcesses } = coreTask;
    const own = new Set<string>([coreTaskId, ...workProcesses.map(({ workProcessId }) => workProcessId)]);
    return (
      <CoreTaskSection
        key={coreTaskId}
        qualification={qualification}
        coreTask={coreTask}
        competencesById={competences?.byId ?? new Map()}
        opened={opened.filter((id) => own.has(id))}
        onOpenedChange={(ids) => setOpened([...opened.filter((id) => !own.has(id)), ...ids])}
        mayChange={false}
      />
    );
  });
}

/** Who published it and when, and what they said of it. */
function Publication({ version }: { readonly version: ListedVersion }) {
  const { t } = useTranslation('versions');
  const format = useFormat();
  const nameOf = useStaffNames();
  const noteOf = useVersionNote();
  const { publishedAt, publishedBy } = version;
  const facts = [
    publishedAt === null ? t('unknown-when') : format.dayAndTime(publishedAt),
    // Where nothing was recorded, one word says so.
    nameOf(publishedBy) ?? (publishedAt === null ? '' : t('unknown-who')),
    noteOf(version),
  ];
  return facts.filter(Boolean).join(' · ');
}

/** What changed in it, behind a fold: most people come to read the version itself. */
function ChangedSince({
  upon,
  version,
  language,
}: {
  readonly upon: string;
  readonly version: QualificationVersion;
  readonly language: string;
}) {
  const { t } = useTranslation('versions');
  const before = useContent('qualification-version', upon);
  if (!before) return null;
  return (
    <details className={classes.fold}>
      <summary>{t('changed-in')}</summary>
      <TreeDifference before={before} after={version} language={language} />
    </details>
  );
}

/**
 * Known by its digest: a version that was brought back is the same content, and its last place in the history is the one
 * that is told.
 */
export function VersionScreen() {
  const { t } = useTranslation('versions');
  const { qualificationId = '', versionDigest = '' } = useParams({ strict: false });
  const stored = useDocument('qualification', qualificationId);
  const version = useContent('qualification-version', versionDigest);
  if (stored === undefined || version === undefined) return null;
  const listed = stored
    ? listVersions(stored.document).find((each) => each.versionDigest === versionDigest)
    : undefined;
  const back = (
    <Link to="/qualifications/$qualificationId/versions" params={{ qualificationId }}>
      {t('title')}
    </Link>
  );
  if (!stored || !version || !listed)
    return (
      <ScreenFrame title={t('missing-title')} back={back}>
        <Text>{t('missing-version')}</Text>
      </ScreenFrame>
    );
  const { document: head } = stored;
  return (
    <ScreenFrame
      title={t('version-of', { number: listed.number, name: head.name })}
      subtitle={<Publication version={listed} />}
      back={back}
      actions={listed.isPresent ? <StatusMark tone="good">{t('present')}</StatusMark> : undefined}
    >
      <AdministratorsOnly>
        {!listed.isPresent && <BringBack head={head} version={version} number={listed.number} />}
        {listed.upon && <ChangedSince upon={listed.upon} version={version} language={head.language} />}
        <VersionTree head={head} version={version} />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
