/**
 * Chooses what a piece of evidence is linked to, as many places as one likes: whole qualifications, and work processes by their
 * core task (M4). What somebody else links meanwhile stays: only what was changed here is recorded.
 */
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayChangeAdded } from '../../../shared/domain/portfolio/may-change-added';
import type { PortfolioEvidence } from '../../../shared/domain/portfolio/portfolio-documents';
import { keyOfPlace, type LinkPlace, placeOfKey } from '../../../shared/domain/portfolio/standing-links';
import type { Problem } from '../../../shared/kernel/problem';
import { linkPortfolioEvidence } from '../../actions/link-portfolio-evidence';
import type { OpenedTree } from '../../queries/use-trees';
import { ProblemNotice } from '../../ui/problem-notice';
import { useTypedForm } from '../../ui/typed-text/use-typed-form';
import { useAction } from '../../ui/use-action';
import classes from './portfolio.module.css';
import type { PortfolioDesk } from './use-portfolio-desk';

type LinkFormProps = {
  readonly desk: PortfolioDesk;
  readonly evidence: PortfolioEvidence;
  readonly onClose: () => void;
};

type PlacesProps = {
  readonly tree: OpenedTree;
  readonly isChosen: (place: LinkPlace) => boolean;
  /** The centre linked it, and a candidate looks: theirs to read. */
  readonly isFixed: (place: LinkPlace) => boolean;
  readonly onChoose: (place: LinkPlace, isChosen: boolean) => void;
};

/** A box for the whole qualification and one per work process, in the order of the tree; each works by itself (L4). */
function Places({ tree: { head, version }, isChosen, isFixed, onChoose }: PlacesProps) {
  const { t } = useTranslation('portfolio');
  const { qualificationId, language } = head;
  const box = (workProcessId: LinkPlace['workProcessId'], label: string) => {
    const place = { qualificationId, workProcessId };
    return (
      <Checkbox
        key={keyOfPlace(place)}
        label={label}
        checked={isChosen(place)}
        disabled={isFixed(place)}
        onChange={(event) => onChoose(place, event.currentTarget.checked)}
      />
    );
  };
  return (
    <fieldset className={classes.places}>
      <legend lang={language}>{head.name}</legend>
      <div className={classes.choices}>{box(null, t('whole-qualification'))}</div>
      {version.coreTasks.map(({ coreTaskId, code, name, workProcesses }) => (
        <div key={coreTaskId} lang={language}>
          <Text fw={600}>
            {code} {name}
          </Text>
          <div className={classes.choices}>
            {workProcesses.map((one) => box(one.workProcessId, `${one.code} ${one.name}`))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}

type Turned = { readonly link: readonly string[]; readonly unlink: readonly string[] };
const nothing: Turned = { link: [], unlink: [] };

/** What was turned here, over what stands. */
function useTurned({ desk, evidence: { portfolioEvidenceId } }: LinkFormProps) {
  const [turned, setTurned] = useTypedForm<Turned>(
    `portfolio links ${desk.person.participantId} ${portfolioEvidenceId}`,
    () => nothing,
    'closing',
  );
  const links = desk.links.filter((link) => link.portfolioEvidenceId === portfolioEvidenceId);
  const standing = new Set(links.map(keyOfPlace));
  return {
    turned,
    setTurned,
    isFixed: (place: LinkPlace): boolean =>
      links.some((link) => keyOfPlace(link) === keyOfPlace(place) && !mayChangeAdded(desk.by, link.linkedBy)),
    isChosen: (place: LinkPlace): boolean => {
      const key = keyOfPlace(place);
      return turned.link.includes(key) || (standing.has(key) && !turned.unlink.includes(key));
    },
    choose: (place: LinkPlace, isChosen: boolean): void => {
      const key = keyOfPlace(place);
      const without = (keys: readonly string[]) => keys.filter((one) => one !== key);
      setTurned((now) => ({
        link: isChosen && !standing.has(key) ? [...without(now.link), key] : without(now.link),
        unlink: !isChosen && standing.has(key) ? [...without(now.unlink), key] : without(now.unlink),
      }));
    },
  };
}

/** Boxes are turned here and written together by one button, so that a wrong press is only turned back. */
export function LinkForm(props: LinkFormProps) {
  const { desk, evidence, onClose } = props;
  const { t } = useTranslation(['portfolio', 'common']);
  const save = useAction(linkPortfolioEvidence);
  const { turned, setTurned, isFixed, isChosen, choose } = useTurned(props);
  const isTheirs = desk.by === 'candidate';
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const { portfolioEvidenceId } = evidence;
    const [link, unlink] = [turned.link.map(placeOfKey), turned.unlink.map(placeOfKey)];
    const saved = await save({ portfolioEvidenceId, link, unlink, by: desk.by });
    setBusy(false);
    setProblem(saved.ok ? null : saved.problem);
    if (!saved.ok) return;
    setTurned(nothing);
    onClose();
  };
  return (
    <form onSubmit={submit} className={classes.form} aria-label={`${t('link')}: ${evidence.file.name}`}>
      <Stack>
        <Text>
          {t(
            desk.trees.length > 0 ? 'link-explain' : isTheirs ? 'handed.nothing-to-link' : 'nothing-to-link',
          )}
        </Text>
        {desk.trees.map((tree) => (
          <Places key={tree.head.qualificationId} tree={tree} {...{ isChosen, isFixed }} onChoose={choose} />
        ))}
        {problem && <ProblemNotice problem={problem} />}
        <Group>
          {desk.trees.length > 0 && (
            <Button type="submit" loading={isBusy}>
              {t('save')}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('common:close')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
