/** Which qualifications here differ from the newest edition in the catalogue, what differs, and one step to new versions. */
import { Button, Checkbox, Loader, Text } from '@mantine/core';
import { IconArrowBackUp, IconGitCompare, IconVersions } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualificationId } from '../../../../shared/kernel/ids';
import type { ChangedEdition, Comparison, EditionTrees } from '../../../import-desk/compared-editions';
import type { ImportDesk } from '../../../import-desk/open-desk';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useFormat } from '../../../ui/use-format';
import { SettingGroup } from '../../settings/setting-group';
import { ChangesText } from '../import/changes-text';
import { editionText } from '../import/edition-text';
import cardClasses from '../import/import-item-card.module.css';
import { TreeDifference } from '../versions/tree-difference';
import classes from './catalogue.module.css';
import type { useComparison } from './use-comparison';

type ChangedProps = {
  readonly item: ChangedEdition;
  readonly desk: ImportDesk | null;
  readonly isIncluded: boolean;
  readonly onInclude: (isIncluded: boolean) => void;
};

/** Both trees come from the desk, and only when somebody looks. */
function Within({ item, desk }: Pick<ChangedProps, 'item' | 'desk'>) {
  const { t } = useTranslation('catalogue');
  const [trees, setTrees] = useState<EditionTrees | null>(null);
  const { qualificationId, language } = item.qualification;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it was compared anew
  useEffect(() => {
    let isWanted = true;
    void desk?.edition({ qualificationId }).then((found) => {
      if (isWanted && found.ok) setTrees(found.value);
    });
    return () => {
      isWanted = false;
    };
  }, [desk, item]);
  if (!trees) return <Loader aria-label={t('editions.comparing')} />;
  return <TreeDifference before={trees.before} after={trees.after} language={language} />;
}

function Changed({ item, desk, isIncluded, onInclude }: ChangedProps) {
  const { t } = useTranslation('catalogue');
  const { qualification, code, changes } = item;
  const [isOpen, setOpen] = useState(false);
  const name = qualification.name;
  return (
    <li className={cardClasses.card}>
      <div className={cardClasses.head}>
        <span className={classes.name}>
          <Link
            to="/qualifications/$qualificationId"
            params={{ qualificationId: qualification.qualificationId }}
          >
            {t('editions.name', { code, name })}
          </Link>
        </span>
        {qualification.cohort !== null && <Text c="dimmed">{qualification.cohort}</Text>}
        <Checkbox
          classNames={{ root: cardClasses.include ?? '', body: cardClasses.includeBody ?? '' }}
          label={t('editions.include')}
          aria-label={t('editions.include-of', { code, name })}
          checked={isIncluded}
          onChange={(event) => onInclude(event.currentTarget.checked)}
        />
      </div>
      <ChangesText changes={changes} />
      <details className={classes.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('editions.within')}</summary>
        {isOpen && <Within item={item} desk={desk} />}
      </details>
    </li>
  );
}

function ToChoose({ found }: { readonly found: Comparison['toChoose'][number] }) {
  const { t } = useTranslation(['catalogue', 'import']);
  const format = useFormat();
  return (
    <li className={cardClasses.card}>
      <div className={cardClasses.head}>
        <span className={classes.name}>{t('editions.name', { code: found.code, name: found.name })}</span>
        <StatusMark tone="attention">{t('editions.choose')}</StatusMark>
      </div>
      {found.editions.map((edition) => (
        <Text key={edition.editionKey}>{editionText(t, format, edition)}</Text>
      ))}
      <Text>{t('editions.choose-how')}</Text>
    </li>
  );
}

function Found({
  comparison,
  course,
}: {
  readonly comparison: Comparison;
  readonly course: ReturnType<typeof useComparison>;
}) {
  const { t } = useTranslation('catalogue');
  const [left, setLeft] = useState<ReadonlySet<QualificationId>>(new Set());
  const { changed, toChoose, sameCount, missing } = comparison;
  const included = changed
    .map(({ qualification }) => qualification.qualificationId)
    .filter((id) => !left.has(id));
  const include = (id: QualificationId, isIncluded: boolean): void =>
    setLeft((before) => new Set(isIncluded ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <>
      <Text role="status">
        {changed.length + toChoose.length === 0
          ? t('editions.none')
          : t('editions.found', { count: changed.length })}{' '}
        {sameCount > 0 && t('editions.same', { count: sameCount })}
      </Text>
      {missing.length > 0 && (
        <Text>
          {t('editions.missing', { count: missing.length, codes: [...new Set(missing)].join(', ') })}
        </Text>
      )}
      {changed.length + toChoose.length > 0 && (
        <ul className={classes.list} aria-label={t('editions.list')}>
          {changed.map((item) => {
            const { qualificationId } = item.qualification;
            return (
              <Changed
                key={qualificationId}
                item={item}
                desk={course.desk}
                isIncluded={!left.has(qualificationId)}
                onInclude={(isIncluded) => include(qualificationId, isIncluded)}
              />
            );
          })}
          {toChoose.map((found) => (
            <ToChoose key={`${found.code} ${found.cohortYear}`} found={found} />
          ))}
        </ul>
      )}
      {changed.length > 0 && (
        <>
          <Text>{t('editions.what-follows')}</Text>
          <div className={classes.actions}>
            <Button
              loading={course.isBusy}
              disabled={included.length === 0}
              leftSection={<IconVersions size={20} aria-hidden />}
              onClick={() => void course.renew(new Set(included))}
            >
              {t('editions.renew', { count: included.length })}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

export function EditionDifferences({ course }: { readonly course: ReturnType<typeof useComparison> }) {
  const { t } = useTranslation(['catalogue', 'problem']);
  const format = useFormat();
  const { answered, waiting, comparison, failure, renewed, isNothingImported } = course;
  const reason = waiting?.problem;
  return (
    <SettingGroup title={t('editions.title')}>
      <Text>{t(isNothingImported ? 'editions.nothing-imported' : 'editions.text')}</Text>
      {failure && <ProblemNotice problem={failure} />}
      <output className={classes.said}>
        {renewed !== null && t('editions.renewed', { count: renewed.count })}
      </output>
      {renewed !== null && (
        <div className={classes.actions}>
          <Button
            variant="default"
            loading={course.isBusy}
            leftSection={<IconArrowBackUp size={20} aria-hidden />}
            onClick={() => void course.takeBack()}
          >
            {t('editions.take-back')}
          </Button>
        </div>
      )}
      {!isNothingImported && (
        <div className={classes.actions}>
          <Button
            variant="default"
            leftSection={<IconGitCompare size={20} aria-hidden />}
            onClick={course.ask}
          >
            {t(answered || waiting ? 'editions.again' : 'editions.compare')}
          </Button>
          {answered?.answeredAt && (
            <Text c="dimmed">
              {t('editions.compared-at', { moment: format.dayAndTime(answered.answeredAt) })}
            </Text>
          )}
        </div>
      )}
      {waiting && (
        <>
          <StatusMark tone="waiting">{t('request.waiting')}</StatusMark>
          <Text role="status">
            {reason && reason.code !== 'hub-unreachable' && reason.code !== 'hub-busy'
              ? t(`problem:${reason.code}`, { ...reason.details })
              : t('request.waits')}
          </Text>
        </>
      )}
      {answered && !comparison && !failure && <Loader aria-label={t('editions.comparing')} />}
      {comparison && <Found comparison={comparison} course={course} />}
    </SettingGroup>
  );
}
