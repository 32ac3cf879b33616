/**
 * The maintainer's tool for updates (docs/RELEASING.md, "Signing an update").
 *
 *   node scripts/sign-update.mjs --new-key <file>
 *     makes a key pair: the private key in a new file outside the repository, the public key among those that are built in
 *   node scripts/sign-update.mjs --minimum <version> --notes <file.json> [--key <file>]... [--release <folder>]
 *     describes the packages in the folder in vakproef-update.json and signs it in vakproef-update.json.sig; without
 *     --key the private key (PEM) is taken from VAKPROEF_UPDATE_KEY. More than one --key while a key is being replaced.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const manifestFile = 'vakproef-update.json';

class Refusal extends Error {}
const refuse = (reason) => {
  throw new Refusal(reason);
};

const { values: given } = parseArgs({
  options: {
    'new-key': { type: 'string' },
    key: { type: 'string', multiple: true },
    keys: { type: 'string', default: join(root, 'src-main', 'update', 'trusted-keys.json') },
    release: { type: 'string', default: join(root, 'release') },
    version: { type: 'string' },
    minimum: { type: 'string' },
    notes: { type: 'string' },
  },
});

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The public half as the program knows it: the raw 32 bytes, named by the start of their SHA-256. */
function describeKey(publicKey) {
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return {
    keyId: createHash('sha256').update(raw).digest('hex').slice(0, 16),
    publicKey: raw.toString('base64'),
  };
}

function makeKey(file) {
  const path = resolve(file);
  if (!relative(root, path).startsWith('..')) refuse('The private key must not lie in the repository.');
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
  const described = describeKey(publicKey);
  const keys = [...readJson(given.keys), described];
  writeFileSync(given.keys, `${JSON.stringify(keys, null, 2)}\n`);
  console.log(`key ${described.keyId}: private in ${path}, public in ${given.keys}`);
}

function loadKeys() {
  const texts = given.key?.map((file) => readFileSync(file, 'utf8')) ?? [process.env.VAKPROEF_UPDATE_KEY];
  const trusted = readJson(given.keys);
  return texts.map((text) => {
    if (!text) refuse('No private key: give --key <file> or set VAKPROEF_UPDATE_KEY.');
    const privateKey = createPrivateKey(text);
    if (privateKey.asymmetricKeyType !== 'ed25519') refuse('The private key is no Ed25519 key.');
    const described = describeKey(createPublicKey(privateKey));
    if (!trusted.some(({ publicKey }) => publicKey === described.publicKey))
      refuse(`Key ${described.keyId} is not built into the program: no device would take what it signs.`);
    return { ...described, privateKey };
  });
}

const platforms = { win: 'win32', mac: 'darwin', linux: 'linux' };
const archs = { x64: 'x64', arm64: 'arm64', x86_64: 'x64', aarch64: 'arm64' };

/** What an installation can replace itself with; deb, rpm, msi and dmg are for administrators. */
function readName(file, version) {
  const found = /^vakproef-(.+)-(win|mac|linux)-([a-z0-9_]+)(-setup)?\.(exe|zip|AppImage)$/.exec(file);
  if (!found) return null;
  const [, fileVersion, system, processor] = found;
  if (fileVersion !== version) refuse(`${file} is of another version than ${version}.`);
  return archs[processor] ? { platform: platforms[system], arch: archs[processor], file } : null;
}

async function sha512(path) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

async function signRelease() {
  if (!given.minimum) refuse('Give --minimum: the oldest version that may go to this one in one step.');
  if (!given.notes) refuse('Give --notes: a JSON file with what is new, in each of the languages.');
  const notes = readJson(given.notes);
  const missing = readdirSync(join(root, 'assets', 'locales')).filter((language) => !notes[language]);
  if (missing.length > 0) refuse(`The notes are not in "${missing.join('", "')}".`);
  const version = given.version ?? readJson(join(root, 'package.json')).version;
  const keys = loadKeys();
  const named = readdirSync(given.release)
    .sort()
    .map((file) => readName(file, version));
  const packages = [];
  for (const one of named.filter((name) => name !== null)) {
    const path = join(given.release, one.file);
    packages.push({ ...one, size: statSync(path).size, sha512: await sha512(path) });
  }
  if (packages.length === 0) refuse(`No package to update with in ${given.release}.`);
  const manifest = {
    format: 'vakproef-update',
    formatVersion: 1,
    version,
    minimumVersion: given.minimum,
    releasedAt: new Date().toISOString(),
    packages,
    notes,
  };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  const lines = keys.map(
    ({ keyId, privateKey }) =>
      `vakproef-signature-1 ${keyId} ${sign(null, bytes, privateKey).toString('hex')}\n`,
  );
  writeFileSync(join(given.release, manifestFile), bytes);
  writeFileSync(join(given.release, `${manifestFile}.sig`), lines.join(''));
  for (const { platform, arch, file } of packages) console.log(`${platform} ${arch}: ${file}`);
  console.log(`signed ${version} with ${keys.map(({ keyId }) => keyId).join(', ')}`);
}

try {
  if (given['new-key']) makeKey(given['new-key']);
  else await signRelease();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
