/**
 * The candidate's page itself: files of one folder that a build made. What has its digest in its name is kept by browsers for
 * ever; the page and its worker are asked for anew each time. The page runs nothing but its own files, and goes nowhere.
 */
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { problem } from '../../shared/kernel/problem';
import { candidatePagePath } from '../../shared/protocol/candidate-link';
import { sendProblem } from '../http/problem-answer';
import { type Packed, packOnce } from './pack-once';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** What the page may do. Its previews and what it saves are `blob:` of its own making. */
export const candidatePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  'media-src blob:',
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const permissions =
  'camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), interest-cohort=()';
const indexFile = 'index.html';

type PageFile = {
  readonly file: string;
  readonly bytes: number;
  readonly type: string;
  readonly isHashed: boolean;
  readonly packed: Packed;
};

async function filesUnder(folder: string, below = ''): Promise<readonly string[]> {
  const entries = await fs.readdir(path.join(folder, below), { withFileTypes: true });
  const lists = entries.map(async (entry) => {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(folder, name) : [name];
  });
  return (await Promise.all(lists)).flat();
}

/** The files of the page by their name below `/me/`; only these are ever given. Null where there is no page. */
export async function readPageFiles(folder: string): Promise<ReadonlyMap<string, PageFile> | null> {
  const names = await filesUnder(folder).catch((): readonly string[] => []);
  if (!names.includes(indexFile)) return null;
  const files = names.map(async (name): Promise<[string, PageFile]> => {
    const file = path.join(folder, name);
    const { size } = await fs.stat(file);
    const type = types[path.extname(name)] ?? 'application/octet-stream';
    const packed = packOnce(file, size);
    return [name, { file, bytes: size, type, isHashed: name.startsWith('assets/'), packed }];
  });
  return new Map(await Promise.all(files));
}

const cacheOf = ({ isHashed }: PageFile): string =>
  isHashed ? 'public, max-age=31536000, immutable' : 'no-cache';

async function send(
  { request: { headers }, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  name: string,
  found: PageFile,
): Promise<FastifyReply> {
  const packed = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(String(headers['accept-encoding']))
    ? await found.packed()
    : null;
  reply.headers({
    'content-security-policy': candidatePolicy,
    'permissions-policy': permissions,
    'referrer-policy': 'no-referrer',
    'cache-control': name === indexFile ? 'no-store' : cacheOf(found),
    'content-length': packed?.length ?? found.bytes,
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
  });
  if (packed) return reply.type(found.type).header('content-encoding', 'gzip').send(packed);
  return reply.type(found.type).send(createReadStream(found.file));
}

/** Adds the page to a scope. Every address below that names no file is the page: it has screens of its own. */
export function serveCandidatePage(
  scope: FastifyInstance,
  files: ReadonlyMap<string, PageFile>,
  onRequest: onRequestAsyncHookHandler[],
): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const asked = (request.params as { readonly '*'?: string })['*'] ?? '';
    const isScreen = !asked.includes('.') && !asked.startsWith('api/') && !asked.startsWith('sign-in/');
    const name = isScreen ? indexFile : asked;
    const found = files.get(name);
    return found
      ? send({ request, reply }, name, found)
      : sendProblem(reply, problem('invalid-input', { at: 'path' }));
  };
  const bare = candidatePagePath.replace(/\/$/, '');
  scope.get(bare, { onRequest }, async (_request, reply) => reply.redirect(candidatePagePath, 308));
  scope.get(`${candidatePagePath}*`, { onRequest, exposeHeadRoute: false }, answer);
}
