/** What they did, by kind: each entry with its evidence and the feedback about it (M9). */
import { Button, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntryCard } from './entry-card';
import { NewEntry } from './entry-form';
import classes from './portfolio.module.css';
import type { PortfolioDesk } from './use-portfolio-desk';
import { usePortfolioWords } from './use-portfolio-words';

/** A button that becomes the form; what was typed in it is there again when it is opened later. */
function AddEntry({ desk }: { readonly desk: PortfolioDesk }) {
  const { t } = useTranslation('portfolio');
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <div>
        <Button
          ref={button}
          aria-expanded={isOpen}
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {t('add-entry')}
        </Button>
      </div>
      {isOpen && <NewEntry desk={desk} onClose={close} />}
    </>
  );
}

/** By kind, and only kinds that hold something: a list of empty headings says nothing. */
export function EntriesPart({ desk }: { readonly desk: PortfolioDesk }) {
  const { t } = useTranslation('portfolio');
  const { kindOf } = usePortfolioWords();
  const { entries } = desk.portfolio;
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  return (
    <section aria-labelledby="portfolio-entries" className={classes.part}>
      <Title order={2} id="portfolio-entries">
        {t('entries')}
      </Title>
      {desk.may.write && <AddEntry desk={desk} />}
      {entries.length === 0 && <Text>{t('no-entries')}</Text>}
      {kinds.map((kind) => (
        <div key={kind} className={classes.kind}>
          <Title order={3}>{kindOf(kind)}</Title>
          <ul className={classes.list}>
            {entries
              .filter((entry) => entry.kind === kind)
              .map((entry) => (
                <EntryCard key={entry.portfolioEntryId} desk={desk} entry={entry} />
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
