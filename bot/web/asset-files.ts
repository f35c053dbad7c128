import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Router, type Request, type Response } from 'express';

/** The address of a static file, with its content's hash in the path. */
export type AssetUrl = (name: string) => string;

interface AssetFile {
  readonly type: string;
  readonly hash: string;
  /** Compressed only: who takes neither is rare, and Web Chat alone has 4 MB. */
  readonly bodies: Readonly<Record<'gzip' | 'br', Buffer>>;
}
export type AssetFiles = ReadonlyMap<string, AssetFile>;

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Reads what buildAssets wrote; throws an error naming the folder when nothing has been built. */
export function readAssets(folder: string): AssetFiles {
  if (!existsSync(join(folder, 'page.css'))) throw new Error(`${folder}: no built assets, run the build first`);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  return new Map(names.filter((name) => names.includes(`${name}.br`)).map((name) => [name, readAsset(folder, name)]));
}

function readAsset(folder: string, name: string): AssetFile {
  const read = (ending: string) => readFileSync(join(folder, name + ending));
  return {
    type: types[extname(name)] ?? 'application/octet-stream',
    hash: createHash('sha256').update(read('')).digest('base64url').slice(0, 16),
    bodies: { gzip: read('.gz'), br: read('.br') },
  };
}

/** The version a file's address carries: its hash, and for a client module that of all, since they import one another. */
function versionOf(assets: AssetFiles, name: string): string | undefined {
  if (!name.startsWith('client/')) return assets.get(name)?.hash;
  const hash = createHash('sha256');
  for (const [module, file] of assets) if (module.startsWith('client/')) hash.update(module + file.hash);
  return hash.digest('base64url').slice(0, 16);
}

/** Addresses of the given files; an unknown name throws, since a page without its script is no page. */
export function assetUrls(assets: AssetFiles): AssetUrl {
  const urls = new Map([...assets.keys()].map((name) => [name, `/assets/${versionOf(assets, name)}/${name}`]));
  return (name) => {
    const url = urls.get(name);
    if (url === undefined) throw new Error(`assets: no file ${name}`);
    return url;
  };
}

/** Serves /assets/{hash}/{name} compressed as built: cached for ever under its own hash, checked again under another. */
export function assetRoutes(assets: AssetFiles, assetUrl: AssetUrl): Router {
  const router = Router();
  router.get('/assets/:version/*name', (request, response, next) => {
    const name = request.params.name.join('/');
    const file = assets.get(name);
    if (!file) return next();
    const current = request.path === assetUrl(name);
    sendAsset({ request, response, file, caching: current ? 'public, max-age=31536000, immutable' : 'no-cache' });
  });
  router.get('/favicon.svg', (request, response, next) => {
    const file = assets.get('favicon.svg');
    if (!file) return next();
    sendAsset({ request, response, file, caching: 'public, max-age=86400' });
  });
  return router;
}

interface Sending {
  readonly request: Request;
  readonly response: Response;
  readonly file: AssetFile;
  readonly caching: string;
}

// Browsers name gzip first with the same weight: the order is ours to choose.
const smallestFirst = ['br', 'gzip'] as const;

function sendAsset({ request, response, file, caching }: Sending): void {
  const accepted = smallestFirst.find((one) => request.acceptsEncodings(one) === one);
  response.set({
    'Content-Type': file.type,
    'Cache-Control': caching,
    'X-Content-Type-Options': 'nosniff',
    ETag: `"${file.hash}-${accepted ?? 'identity'}"`,
    Vary: 'Accept-Encoding',
  });
  if (accepted) response.set('Content-Encoding', accepted);
  if (request.fresh) return void response.status(304).end();
  if (request.method === 'HEAD') return void response.end();
  response.end(accepted ? file.bodies[accepted] : gunzipSync(file.bodies.gzip));
}
