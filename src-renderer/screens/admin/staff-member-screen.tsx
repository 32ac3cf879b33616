/** One member of staff: who they are, a personal code for them, and whether they work here. Or a new one. */
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addStaff, changeStaff } from '../../actions/save-staff';
import { useDocument } from '../../queries/use-documents';
import { EmptyState } from '../../ui/empty-state';
import { ScreenFrame } from '../../ui/screen-frame';
import { useAction } from '../../ui/use-action';
import { SettingGroup } from '../settings/setting-group';
import { AdministratorsOnly } from './administrators-only';
import { PersonalCode } from './staff/personal-code';
import { newStaff, StaffForm } from './staff/staff-form';
import { WorkingHere } from './staff/working-here';

export function NewStaffScreen() {
  const { t } = useTranslation('staff');
  const add = useAction(addStaff);
  const navigate = useNavigate();
  return (
    <ScreenFrame title={t('form.new')} back={<Link to="/staff">{t('back')}</Link>} width="reading">
      <AdministratorsOnly>
        <StaffForm
          name="new"
          before={newStaff}
          submitLabel={t('form.add')}
          onSave={async (_typed, fields) => {
            const added = await add(fields);
            if (added.ok) await navigate({ to: '/staff/$staffId', params: { staffId: added.value } });
            return added;
          }}
        />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}

export function StaffMemberScreen() {
  const { t } = useTranslation('staff');
  const { staffId } = useParams({ strict: false });
  const stored = useDocument('staff', staffId);
  const change = useAction(changeStaff);
  if (stored === undefined) return null;
  const staff = stored?.document;
  return (
    <ScreenFrame
      title={staff?.name ?? t('missing.title')}
      windowTitle={t('title')}
      back={<Link to="/staff">{t('back')}</Link>}
      width="reading"
    >
      <AdministratorsOnly>
        {staff ? (
          <>
            {!staff.inactiveSince && <PersonalCode staff={staff} />}
            <SettingGroup title={t('form.title')}>
              <StaffForm
                key={staff.staffId}
                name={staff.staffId}
                before={staff}
                submitLabel={t('form.save')}
                onSave={(fields) => change({ staffId: staff.staffId, fields })}
              />
            </SettingGroup>
            <WorkingHere staff={staff} />
          </>
        ) : (
          <EmptyState title={t('missing.title')}>{t('missing.text')}</EmptyState>
        )}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
