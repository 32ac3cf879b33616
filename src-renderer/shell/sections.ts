/** The sections of the program, in the order of the menu, and which roles see them. */
import {
  IconCalendarEvent,
  IconCertificate,
  IconClipboardCheck,
  IconCloudUpload,
  IconListCheck,
  IconPuzzle,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import type { Staff } from '../../shared/records/staff';

/** `key` names its texts (`shell:nav.…`); the address is one of the router's. */
export type Section = {
  readonly key: string;
  readonly to:
    | '/'
    | '/planning'
    | '/results'
    | '/qualifications'
    | '/competences'
    | '/participants'
    | '/sync'
    | '/settings';
  readonly Icon: typeof IconUsers;
  readonly roles: Staff['roles'];
};

const everyone: Staff['roles'] = ['administrator', 'examiner'];
const administrators: Staff['roles'] = ['administrator'];

/** Hiding is a service, no wall: what somebody may do is decided by the action, by the role of who works here. */
export const sectionGroups: readonly { readonly key: string; readonly sections: readonly Section[] }[] = [
  {
    key: 'exam',
    sections: [
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
export const isVisible = (section: Section, roles: Staff['roles']): boolean =>
  section.roles.some((role) => roles.includes(role));
