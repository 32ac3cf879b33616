/** The sections of the program, in the order of the menu, and which roles see them. */
import {
  IconCalendarEvent,
  IconCertificate,
  IconClipboardCheck,
  IconCloudUpload,
  IconDevices,
  IconHistory,
  IconIdBadge2,
  IconLayoutDashboard,
  IconListCheck,
  IconPuzzle,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import type { Staff } from '../../shared/records/staff';
import { roles } from '../../shared/values/role';

/** `key` names its texts (`shell:nav.…`); the address is one of the router's. */
export type Section = {
  readonly key: string;
  readonly to:
    | '/'
    | '/start'
    | '/planning'
    | '/results'
    | '/qualifications'
    | '/competences'
    | '/participants'
    | '/staff'
    | '/devices'
    | '/audit'
    | '/sync'
    | '/settings';
  readonly Icon: typeof IconUsers;
  readonly roles: readonly string[];
};

const everyone: readonly string[] = roles;
const administrators: readonly string[] = ['administrator'];
const office: readonly string[] = ['administrator', 'leader', 'board', 'reader'];

/** Hiding is a service, no wall: what somebody may do is decided by the action, by the role of who works here. */
export const sectionGroups: readonly { readonly key: string; readonly sections: readonly Section[] }[] = [
  {
    key: 'exam',
    sections: [
      { key: 'start', to: '/start', Icon: IconLayoutDashboard, roles: office },
      { key: 'today', to: '/', Icon: IconClipboardCheck, roles: everyone },
      { key: 'results', to: '/results', Icon: IconListCheck, roles: everyone },
    ],
  },
  {
    key: 'admin',
    sections: [
      { key: 'planning', to: '/planning', Icon: IconCalendarEvent, roles: administrators },
      { key: 'participants', to: '/participants', Icon: IconUsers, roles: administrators },
      { key: 'qualifications', to: '/qualifications', Icon: IconCertificate, roles: administrators },
      { key: 'competences', to: '/competences', Icon: IconPuzzle, roles: administrators },
      { key: 'staff', to: '/staff', Icon: IconIdBadge2, roles: administrators },
      { key: 'devices', to: '/devices', Icon: IconDevices, roles: administrators },
      { key: 'audit', to: '/audit', Icon: IconHistory, roles: administrators },
    ],
  },
  {
    key: 'device',
    sections: [
      { key: 'sync', to: '/sync', Icon: IconCloudUpload, roles: everyone },
      { key: 'settings', to: '/settings', Icon: IconSettings, roles: everyone },
    ],
  },
];

/** Whether somebody with these roles sees the section. */
export const isVisible = (section: Section, held: Staff['roles']): boolean =>
  section.roles.some((role) => held.includes(role));
