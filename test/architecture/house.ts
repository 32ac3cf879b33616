/**
 * Who may enter which room: the table of ARCHITECTURE.md as data. A file belongs to the first layer whose folder it is
 * in. `may` is for everything, `mayType` only for types, which are gone when the program runs. What stands in neither
 * is forbidden, and so is a package that nobody has given to a layer yet.
 */
export type Layer = {
  readonly name: string;
  /** Folder, or file without a slash at the end. */
  readonly at: string;
  readonly may: readonly string[];
  readonly mayType?: readonly string[];
};

const shared = [
  'kernel',
  'languages',
  'values',
  'records',
  'domain',
  'protocol',
  'contract',
  'formats',
  'report',
];

/** The rooms of main that services put together. */
const mainRooms = [
  ...['disk', 'keys', 'journal', 'bodies', 'makers', 'follow', 'erase'],
  ...['record', 'people', 'identity', 'sync', 'catalogue', 'typed', 'drafts', 'update', 'result folder'],
];

export const layers: readonly Layer[] = [
  { name: 'kernel', at: 'shared/kernel/', may: [] },
  { name: 'languages', at: 'shared/texts/languages.ts', may: [] },
  { name: 'languages', at: 'shared/texts/files-by-language.ts', may: [] },
  { name: 'texts', at: 'shared/texts/', may: ['languages'] },
  { name: 'values', at: 'shared/values/', may: ['kernel', 'languages'] },
  { name: 'records', at: 'shared/records/', may: ['kernel', 'languages', 'values', 'locales', 'scales'] },
  { name: 'domain', at: 'shared/domain/', may: ['kernel', 'languages', 'values', 'records', 'locales'] },
  { name: 'protocol', at: 'shared/protocol/', may: ['kernel', 'languages', 'values', 'records', 'domain'] },
  {
    name: 'contract',
    at: 'shared/contract/',
    may: ['kernel', 'languages', 'values', 'records', 'domain', 'protocol'],
  },
  {
    name: 'formats',
    at: 'shared/formats/',
    may: ['kernel', 'languages', 'values', 'records', 'domain', 'protocol'],
  },
  {
    name: 'report',
    at: 'shared/report/',
    may: ['kernel', 'languages', 'texts', 'values', 'records', 'domain', 'locales'],
  },

  { name: 'node helpers', at: 'shared/node/', may: ['kernel', 'languages', 'values'], mayType: ['protocol'] },
  { name: 'disk', at: 'src-main/disk/', may: ['kernel'] },
  { name: 'keys', at: 'src-main/keys/', may: ['kernel', 'node helpers', 'disk'] },
  {
    name: 'journal',
    at: 'src-main/journal/',
    may: ['kernel', 'languages', 'values', 'records', 'domain', 'protocol', 'disk', 'keys'],
    mayType: ['contract'],
  },
  { name: 'bodies', at: 'src-main/bodies/', may: ['kernel', 'disk', 'keys'] },
  {
    name: 'makers',
    at: 'src-main/makers/',
    may: ['kernel', 'values', 'protocol', 'node helpers'],
    mayType: ['records'],
  },
  {
    name: 'follow',
    at: 'src-main/follow/',
    may: ['kernel', 'protocol', 'node helpers', 'disk', 'keys', 'makers'],
    mayType: ['records', 'journal', 'bodies'],
  },
  {
    name: 'erase',
    at: 'src-main/erase/',
    may: ['kernel', 'records', 'domain', 'protocol', 'node helpers', 'journal'],
    mayType: ['bodies', 'follow', 'typed'],
  },
  {
    name: 'record',
    at: 'src-main/record/',
    may: ['kernel', 'records', 'domain', 'protocol', 'keys', 'node helpers'],
    mayType: ['contract', 'journal', 'follow'],
  },
  {
    name: 'people',
    at: 'src-main/people/',
    may: ['kernel', 'records', 'protocol', 'node helpers', 'disk', 'keys'],
    mayType: ['contract', 'follow'],
  },
  {
    name: 'identity',
    at: 'src-main/identity/',
    may: ['kernel', 'values', 'protocol', 'node helpers'],
    mayType: ['contract', 'people'],
  },
  {
    name: 'sync',
    at: 'src-main/sync/',
    may: ['kernel', 'languages', 'values', 'records', 'domain', 'protocol', 'node helpers', 'makers'],
    mayType: ['contract', 'journal', 'bodies', 'follow', 'people', 'catalogue'],
  },
  {
    name: 'catalogue',
    at: 'src-main/catalogue/',
    may: ['kernel', 'values', 'protocol', 'contract', 'disk', 'keys'],
    mayType: ['domain', 'people'],
  },
  {
    name: 'typed',
    at: 'src-main/typed/',
    may: ['kernel', 'disk', 'keys'],
    mayType: ['contract'],
  },
  {
    name: 'drafts',
    at: 'src-main/drafts/',
    may: ['kernel', 'disk', 'keys'],
    mayType: ['contract'],
  },
  {
    name: 'result folder',
    at: 'src-main/result-folder/',
    may: ['kernel', 'contract', 'disk', 'keys'],
  },
  {
    name: 'update',
    at: 'src-main/update/',
    may: ['kernel', 'languages', 'values', 'records', 'domain', 'node helpers', 'disk'],
  },
  {
    name: 'services',
    at: 'src-main/services/',
    may: [
      ...['kernel', 'texts', 'languages', 'values', 'records', 'domain', 'protocol', 'contract', 'locales'],
      ...mainRooms,
    ],
  },
  {
    name: 'electron host',
    at: 'src-main/hosts/electron/',
    may: ['kernel', 'languages', 'contract', 'services', 'disk', 'keys'],
    mayType: ['texts'],
  },
  {
    name: 'node host',
    at: 'src-main/hosts/node/',
    may: ['kernel', 'languages', 'contract', 'services', 'disk', 'keys', 'manifest'],
    mayType: ['values', 'records', 'domain'],
  },

  { name: 'page host', at: 'src-renderer/host/', may: ['kernel', 'contract'] },
  {
    name: 'cache',
    at: 'src-renderer/cache/',
    may: ['kernel', 'languages', 'values', 'records', 'domain', 'protocol'],
    mayType: ['contract'],
  },
  {
    name: 'workers',
    at: 'src-renderer/workers/',
    may: [
      'kernel',
      'languages',
      'values',
      'records',
      'domain',
      'contract',
      'formats',
      'report',
      'cache',
      'page host',
      'import desk',
      'fonts',
    ],
  },
  {
    name: 'import desk',
    at: 'src-renderer/import-desk/',
    may: ['kernel', 'languages', 'values', 'records', 'domain', 'contract', 'formats', 'actions'],
    mayType: ['protocol', 'cache'],
  },
  {
    name: 'writer',
    at: 'src-renderer/writer/',
    may: ['kernel', 'languages', 'values', 'records', 'domain', 'protocol'],
    mayType: ['contract', 'cache'],
  },
  {
    name: 'actions',
    at: 'src-renderer/actions/',
    may: [...shared, 'page host', 'workers'],
    mayType: ['cache', 'writer', 'import desk'],
  },
  {
    name: 'queries',
    at: 'src-renderer/queries/',
    may: ['kernel', 'languages', 'values', 'records', 'domain', 'report'],
    mayType: ['contract', 'cache', 'writer'],
  },
  {
    name: 'ui',
    at: 'src-renderer/ui/',
    may: ['kernel', 'languages', 'texts', 'values', 'records', 'domain', 'queries', 'fonts', 'locales'],
    mayType: ['contract', 'actions', 'cache'],
  },
  {
    name: 'screens',
    at: 'src-renderer/screens/',
    may: [
      'kernel',
      'languages',
      'values',
      'records',
      'domain',
      'formats',
      'report',
      'actions',
      'queries',
      'ui',
      'locales',
    ],
    mayType: ['contract', 'texts', 'writer', 'import desk'],
  },
  {
    name: 'shell',
    at: 'src-renderer/shell/',
    may: [
      ...['kernel', 'languages', 'values', 'records', 'domain', 'actions', 'queries', 'ui', 'screens'],
      ...['locales', 'guide pictures'],
    ],
    mayType: ['contract', 'cache', 'writer', 'page host'],
  },
  {
    name: 'router',
    at: 'src-renderer/router.tsx',
    may: ['ui', 'shell', 'screens'],
    mayType: ['contract'],
  },
  { name: 'page texts', at: 'src-renderer/i18n.ts', may: ['languages', 'texts', 'ui'] },
  {
    name: 'start',
    at: 'src-renderer/start.tsx',
    may: [
      ...['kernel', 'page texts', 'router', 'shell', 'ui', 'queries', 'actions'],
      ...['cache', 'writer', 'page host', 'workers'],
    ],
    mayType: ['contract'],
  },

  {
    name: 'candidate sheet',
    at: 'src-candidate/sheet/',
    may: ['kernel', 'languages', 'domain', 'protocol', 'formats', 'report', 'fonts'],
  },
  {
    name: 'candidate page',
    at: 'src-candidate/',
    may: ['kernel', 'languages', 'texts', 'values', 'domain', 'protocol', 'candidate sheet', 'locales'],
  },

  {
    name: 'hub',
    at: 'src-hub/',
    may: [
      ...['kernel', 'languages', 'values', 'records', 'domain', 'protocol', 'formats', 'node helpers'],
      'sample content',
    ],
  },

  { name: 'locales', at: 'assets/locales/', may: [] },
  { name: 'guide pictures', at: 'assets/guide/', may: [] },
  { name: 'scales', at: 'assets/scales/', may: [] },
  { name: 'fonts', at: 'assets/fonts/', may: [] },
  { name: 'sample content', at: 'assets/sample-centre/', may: [] },
  { name: 'manifest', at: 'package.json', may: [] },
];

const page = ['ui', 'screens', 'shell', 'router', 'page texts', 'start'];

/** Every package of the product and who may use it. `node:*` is Node itself. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  zod: [
    ...shared.slice(2),
    'journal',
    'record',
    'sync',
    'catalogue',
    'update',
    'services',
    'electron host',
    'page host',
    'workers',
    'import desk',
    'hub',
    'node host',
  ],
  '@noble/hashes': ['domain', 'candidate page'],
  jose: ['hub'],
  'openid-client': ['node helpers', 'identity', 'hub'],
  'tus-js-client': ['sync'],
  saxes: ['formats'],
  entities: ['formats'],
  papaparse: ['formats'],
  fflate: ['formats'],
  'pdf-lib': ['report'],
  '@cantoo/fontkit': ['report'],
  'bidi-js': ['report'],
  'hash-wasm': ['people'],
  'node:*': [...['node helpers', ...mainRooms, 'services'], ...['electron host', 'node host', 'hub']],
  electron: ['electron host'],
  'electron-updater': ['electron host'],
  dexie: ['cache'],
  'dexie-react-hooks': ['queries'],
  react: ['queries', ...page, 'candidate page'],
  'react-dom': ['start', 'candidate page'],
  uqr: ['ui'],
  'react-i18next': page,
  i18next: ['texts', 'page texts', 'screens'],
  '@mantine/core': page,
  '@mantine/hooks': page,
  '@mantine/notifications': page,
  '@atlaskit/pragmatic-drag-and-drop': ['screens'],
  '@tabler/icons-react': page,
  '@tanstack/react-router': page,
  zustand: ['ui'],
  fastify: ['hub'],
  '@tus/server': ['hub'],
  '@aws-sdk/client-s3': ['hub'],
  '@fastify/helmet': ['hub'],
  '@fastify/rate-limit': ['hub'],
  kysely: ['hub'],
  'prom-client': ['hub'],
  pg: ['hub'],
  ws: ['node host'],
};
