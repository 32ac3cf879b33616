/** One competence: what it says, where it is used, and of an own one everything that can be done with it. Or a new one. */
import { Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isStandardCompetence } from '../../../shared/domain/decide-competence';
import type { CompetenceId } from '../../../shared/kernel/ids';
import type { Competence } from '../../../shared/records/competence';
import { languages } from '../../../shared/texts/languages';
import { textIn } from '../../../shared/values/text-in';
import { addCompetence, changeCompetence } from '../../actions/save-competence';
import { type Competences, useCompetences } from '../../queries/use-competences';
import { useDocuments } from '../../queries/use-documents';
import { EmptyState } from '../../ui/empty-state';
import { usePreferences } from '../../ui/preferences';
import { ScreenFrame } from '../../ui/screen-frame';
import { StatusMark } from '../../ui/status-mark';
import { useAction } from '../../ui/use-action';
import { SettingGroup } from '../settings/setting-group';
import { AdministratorsOnly } from './administrators-only';
import { ArchiveCompetence } from './competences/archive-competence';
import { CompetenceForm, newCompetence } from './competences/competence-form';
import classes from './competences/competences.module.css';
import { MergeForm } from './competences/merge-form';
import { MergedNotice } from './competences/merged-notice';
import { WhereUsed } from './competences/where-used';

function BackLink() {
  const { t } = useTranslation('competences');
  return <Link to="/competences">{t('title')}</Link>;
}

export function NewCompetenceScreen() {
  const { t } = useTranslation('competences');
  const add = useAction(addCompetence);
  const navigate = useNavigate();
  return (
    <ScreenFrame title={t('form.new')} subtitle={t('form.new-hint')} back={<BackLink />} width="reading">
      <AdministratorsOnly>
        <CompetenceForm
          name="new"
          before={newCompetence}
          submitLabel={t('form.add')}
          onSave={async (_typed, fields) => {
            const added = await add(fields);
            if (added.ok)
              await navigate({ to: '/competences/$competenceId', params: { competenceId: added.value } });
            return added;
          }}
        />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}

/** A standard one in every language of the program; nothing of it can be changed (M15). */
function StandardFacts({ competence }: { readonly competence: Competence }) {
  const { t } = useTranslation('competences');
  return (
    <SettingGroup title={t('standard-facts')}>
      <dl className={classes.facts}>
        {languages.map(({ code, name }) => (
          <div key={code}>
            <dt lang={code}>{name}</dt>
            <dd lang={code}>{textIn(competence.name, code)}</dd>
          </div>
        ))}
      </dl>
      <Text c="dimmed">{t('standard-hint')}</Text>
    </SettingGroup>
  );
}

type OneProps = { readonly competence: Competence; readonly competences: Competences };

function OwnCompetence({ competence, competences }: OneProps) {
  const { t } = useTranslation('competences');
  const change = useAction(changeCompetence);
  const { competenceId, mergedInto } = competence;
  const into = mergedInto && competences.byId.get(mergedInto);
  if (into) return <MergedNotice competence={competence} into={into} />;
  return (
    <>
      <SettingGroup title={t('form.title')}>
        <CompetenceForm
          name={competenceId}
          before={competence}
          submitLabel={t('form.save')}
          onSave={(fields) => change({ competenceId, fields })}
        />
      </SettingGroup>
      <WhereUsed competenceId={competenceId} competences={competences} />
      <MergeForm competence={competence} competences={competences} />
      <ArchiveCompetence competence={competence} />
    </>
  );
}

/** Those that were merged into this one: their words are not lost, and a merge can be taken back there. */
function MergedHere({ competenceId }: { readonly competenceId: CompetenceId }) {
  const { t } = useTranslation('competences');
  const language = usePreferences((preferences) => preferences.language);
  const merged = (useDocuments('competence') ?? []).filter(
    ({ document }) => document.mergedInto === competenceId,
  );
  if (merged.length === 0) return null;
  return (
    <SettingGroup title={t('merge.merged-here')}>
      <ul className={classes.uses}>
        {merged.map(({ document: { competenceId: id, code, name } }) => (
          <li key={id}>
            <Link to="/competences/$competenceId" params={{ competenceId: id }}>
              {`${code} ${textIn(name, language)}`}
            </Link>
          </li>
        ))}
      </ul>
    </SettingGroup>
  );
}

/** `own` is asked of the documents and not by id: an id that was merged means another one. */
function useCompetence(competences: Competences | undefined, competenceId: string | undefined) {
  const stored = useDocuments('competence');
  if (!competences || !stored || !competenceId) return competences && stored ? null : undefined;
  const standard = competences.standard.find((one) => one.competenceId === competenceId);
  return standard ?? stored.find(({ document }) => document.competenceId === competenceId)?.document ?? null;
}

export function CompetenceScreen() {
  const { t } = useTranslation('competences');
  const language = usePreferences((preferences) => preferences.language);
  const { competenceId } = useParams({ strict: false });
  const competences = useCompetences();
  const competence = useCompetence(competences, competenceId);
  if (!competences || competence === undefined) return null;
  if (competence === null)
    return (
      <ScreenFrame title={t('missing.title')} back={<BackLink />}>
        <EmptyState title={t('missing.title')}>{t('missing.text')}</EmptyState>
      </ScreenFrame>
    );
  const isStandard = isStandardCompetence(competence.competenceId);
  return (
    <ScreenFrame
      key={competence.competenceId}
      title={`${competence.code} ${textIn(competence.name, language)}`.trim()}
      back={<BackLink />}
      width="reading"
      actions={
        isStandard && (
          <StatusMark tone="neutral" icon={<IconLock size={16} aria-hidden />}>
            {t('locked')}
          </StatusMark>
        )
      }
    >
      <AdministratorsOnly>
        {isStandard ? (
          <>
            <StandardFacts competence={competence} />
            <WhereUsed competenceId={competence.competenceId} competences={competences} />
          </>
        ) : (
          <OwnCompetence competence={competence} competences={competences} />
        )}
        <MergedHere competenceId={competence.competenceId} />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
