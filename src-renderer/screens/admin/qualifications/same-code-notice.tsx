/** Says beside the code that another qualification has the same one for the same cohort: an import could not tell them apart. */
import { Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { findSameCode, tidyAttributes } from '../../../../shared/domain/qualification-attributes';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { useQualificationHeads } from '../../../queries/use-qualification-heads';
import classes from './same-code-notice.module.css';

/** @param own with what is typed in its fields */
export function SameCodeNotice({ own }: { readonly own: QualificationHead }) {
  const { t } = useTranslation('overview');
  const heads = useQualificationHeads() ?? [];
  const { qualificationId } = own;
  const [other] = findSameCode(heads, { ...tidyAttributes(own), qualificationId });
  return (
    <div role="status">
      {other && (
        <Text className={classes.notice}>
          <IconInfoCircle size={20} aria-hidden />
          <span>
            {t('attributes.same-code')}{' '}
            <Link to="/qualifications/$qualificationId" params={{ qualificationId: other.qualificationId }}>
              {other.name}
            </Link>
          </span>
        </Text>
      )}
    </div>
  );
}
