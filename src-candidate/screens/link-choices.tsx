/** Where a piece of evidence belongs: the work processes of each qualification, to tick. A tick is a link at the hub. */
import { type ReactNode, useState } from 'react';
import type { Id, QualificationId, WorkProcessId } from '../../shared/kernel/ids';
import { useAsked, useCall, usePage } from '../page';
import { Asked, Notice } from '../parts';

type Spot = {
  readonly evidenceId: Id<'PortfolioEvidence'>;
  readonly qualificationId: QualificationId;
  readonly workProcessId: WorkProcessId | null;
  readonly label: string;
};

function LinkCheck({ evidenceId, qualificationId, workProcessId, label }: Spot): ReactNode {
  const { t, client, portfolio, reload, world } = usePage();
  const { isBusy, failed, run } = useCall();
  const link = portfolio.links.find(
    (one) =>
      one.portfolioEvidenceId === evidenceId &&
      one.qualificationId === qualificationId &&
      one.workProcessId === workProcessId,
  );
  // What the centre linked is its word.
  const isFixed = link?.linkedBy === 'staff';
  const turn = async (): Promise<void> => {
    const answer = link
      ? await run(() => client.endLink({ portfolioLinkId: link.portfolioLinkId }))
      : await run(() =>
          client.addLink({
            ...{ portfolioLinkId: world.newId<'PortfolioLink'>(), portfolioEvidenceId: evidenceId },
            ...{ qualificationId, workProcessId },
          }),
        );
    if (answer.ok) await reload();
  };
  return (
    <>
      <label className="check" aria-busy={isBusy}>
        <input
          type="checkbox"
          checked={link !== undefined}
          disabled={isFixed}
          onChange={() => {
            if (!isBusy) void turn();
          }}
        />
        <span>
          {label} {isFixed && <span className="quiet">({t('candidate:entries.byStaff')})</span>}
        </span>
      </label>
      <Notice t={t} failed={failed} />
    </>
  );
}

function QualificationTree({
  evidenceId,
  qualificationId,
}: Pick<Spot, 'evidenceId' | 'qualificationId'>): ReactNode {
  const { t } = usePage();
  const { value, failed, again } = useAsked(
    (client) => client.qualification({ qualificationId }),
    qualificationId,
  );
  if (!value) return <Asked failed={failed} again={again} />;
  const spot = { evidenceId, qualificationId };
  return (
    <>
      <LinkCheck {...spot} workProcessId={null} label={t('candidate:evidence.whole')} />
      {value.coreTasks.map(({ coreTaskId, code, name, workProcesses }) => (
        <fieldset key={coreTaskId} lang={value.language}>
          <legend>
            {code} {name}
          </legend>
          {workProcesses.map((one) => (
            <LinkCheck
              key={one.workProcessId}
              {...spot}
              workProcessId={one.workProcessId}
              label={`${one.code} ${one.name}`}
            />
          ))}
        </fieldset>
      ))}
    </>
  );
}

/** One qualification is open at once, several each when somebody opens it. */
export function LinkChoices({ evidenceId }: Pick<Spot, 'evidenceId'>): ReactNode {
  const { t, portfolio } = usePage();
  const { qualifications } = portfolio;
  const only = qualifications.length === 1 ? qualifications[0]?.qualificationId : undefined;
  const [opened, setOpened] = useState<readonly string[]>(only ? [only] : []);
  return (
    <section aria-labelledby="links">
      <h2 id="links">{t('candidate:evidence.linkTitle')}</h2>
      {qualifications.length === 0 && <p>{t('candidate:evidence.linkNone')}</p>}
      {qualifications.map(({ qualificationId: id, name, code }) => (
        <details
          key={id}
          className="tree"
          open={opened.includes(id)}
          onToggle={({ currentTarget }) => {
            if (currentTarget.open && !opened.includes(id)) setOpened([...opened, id]);
          }}
        >
          <summary>
            {name} ({code})
          </summary>
          {opened.includes(id) && <QualificationTree evidenceId={evidenceId} qualificationId={id} />}
        </details>
      ))}
    </section>
  );
}
