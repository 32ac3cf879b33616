/** The performance indicators of a work process, each in its field: Enter makes the next one (M44 to M46). */
import { Button, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { nodesOf, type WorkProcessNode } from '../../../../shared/domain/authoring/tree';
import { useEditor, useStanding } from './editor-context';
import { addInto } from './editor-steps';
import classes from './forms.module.css';
import { IndicatorRow } from './indicator-row';
import { NodeField } from './node-field';
import { PasteNotice } from './paste-notice';
import { usePaste } from './use-paste';

const introLimit = 1000;

/** The button takes pasted lines, too: whoever begins with an empty list has no field to paste into. */
export function IndicatorList({ node }: { readonly node: WorkProcessNode }) {
  const { t } = useTranslation('editor');
  const { take } = useEditor();
  const { tree, currentId } = useStanding();
  const paste = usePaste();
  const indicators = nodesOf(tree, 'indicator', node.childIds);
  const pasteHere = (event: ClipboardEvent): void => {
    event.preventDefault();
    paste(event.clipboardData.getData('text/plain'), { parentId: node.id, index: indicators.length });
  };
  return (
    <section className={classes.section} aria-labelledby={`indicators-${node.id}`}>
      <Title order={3} id={`indicators-${node.id}`}>
        {t('indicators.title', { count: indicators.length })}
      </Title>
      <Text size="sm" c="dimmed">
        {t('indicators.hint')}
      </Text>
      <NodeField
        node={node}
        field="indicatorIntro"
        value={node.own.indicatorIntro}
        limit={introLimit}
        label={t('field.indicatorIntro')}
        of={(indicatorIntro) => ({ indicatorIntro })}
      />
      <PasteNotice parentId={node.id} />
      <ol className={classes.indicators}>
        {indicators.map((indicator, index) => (
          <IndicatorRow
            key={indicator.id}
            node={indicator}
            number={index + 1}
            isCurrent={indicator.id === currentId}
          />
        ))}
      </ol>
      <div>
        <Button
          className={classes.add ?? ''}
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => take(addInto(tree, node.id))}
          onPaste={pasteHere}
        >
          {t('add.indicator')}
        </Button>
      </div>
    </section>
  );
}
