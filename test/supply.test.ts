import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtinModules } from 'node:module';
import { expect } from 'chai';
import { z } from 'zod';
import { projectRoot } from '../knowledge/content-files.js';
import { startArguments } from './running-server.js';
import { isPermissive, productionPackages } from './supply/packages.js';

const root = projectRoot();
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifest = z.object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) }).parse(JSON.parse(text('package.json')));

/** The packages that the compiled files of a layer import, each with a file that does. */
function importsOf(folder: string, skip?: RegExp): ReadonlyMap<string, string> {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.replaceAll('\\', '/')}`).filter((file) => file.endsWith('.js') && !skip?.test(file));
  const imports = files.flatMap((file) => [...text(file).matchAll(/(?:\bfrom\s+|^import\s+|\bimport\()['"]([^.'"/][^'"]*)['"]/gm)].map(([, name = '']) => [packageOf(name), file] as const));
  return new Map(imports.filter(([name]) => !name.startsWith('node:') && !builtinModules.includes(name)));
}
const packageOf = (specifier: string): string => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');

describe('what is installed where the service runs', () => {
  const packages = productionPackages(root);
  const names = new Set(packages.map(({ name }) => name));

  it('holds every package under a licence that lets anybody run it', () => {
    expect(packages).to.have.length.above(100);
    for (const { name, licence } of packages) expect(isPermissive(licence), `${name}: ${licence}`).to.equal(true);
  });

  it('takes a licence for what it is', () => {
    for (const licence of ['MIT', '(MIT OR GPL-3.0)', '(BSD-2-Clause OR MIT OR Apache-2.0)', 'MIT AND ISC']) expect(isPermissive(licence), licence).to.equal(true);
    for (const licence of ['GPL-3.0', 'MIT AND GPL-3.0', 'UNLICENSED', 'SEE LICENSE IN x', '', null]) expect(isPermissive(licence), String(licence)).to.equal(false);
  });

  it('holds no development tool, and nothing of Web Chat, whose one file the build copies', () => {
    for (const name of Object.keys(manifest.devDependencies)) if (!name.startsWith('@types/')) expect(names, name).not.to.include(name);
    expect([...names].filter((name) => /webchat|^react|^(?:mocha|chai|typescript|eslint|playwright)/.test(name))).to.deep.equal([]);
  });

  it('holds all that the running code imports', () => {
    // The client runs in browsers; what only builds or packs is not reached from bot/index.js.
    const imports = [...importsOf('dist/bot', /\/client\/|\/teams-app\//), ...importsOf('dist/dialogs'), ...importsOf('dist/knowledge', /\/train/)];
    expect(imports).to.have.length.above(15);
    for (const [name, file] of imports) expect(Object.keys(manifest.dependencies), `${file} imports ${name}`).to.include(name);
  });

  it('has no version that an advisory names', () => {
    const older = (version: string, than: string): boolean => version.localeCompare(than, 'en', { numeric: true }) < 0;
    // The first version without the fault. A line comes here when an advisory is published, and stays.
    const fixed: readonly (readonly [name: string, major: RegExp, version: string, advisory: string])[] = [
      ['axios', /^1\./, '1.18.0', 'GHSA-42h9-826w-cgv3'], ['form-data', /^4\./, '4.0.6', 'GHSA-hmw2-7cc7-3qxx'], ['jws', /^4\./, '4.0.1', 'GHSA-869p-cjfg-cm3x'], ['qs', /^6\./, '6.16.0', 'GHSA-4mjr-xmp4-gh2g'],
      ['ws', /^7\./, '7.5.11', 'GHSA-96hv-2xvq-fx4p'], ['ws', /^8\./, '8.21.0', 'GHSA-96hv-2xvq-fx4p'], ['jsonwebtoken', /./, '9.0.0', 'GHSA-27h2-hvpr-p74q'], ['@azure/msal-node', /^2\./, '2.9.2', 'GHSA-m5vv-6r4h-3vj9'],
      ['@azure/msal-node', /^5\./, '5.6.0', 'CVE-2026-84003'], ['@microsoft/recognizers-text-number', /./, '1.3.1', 'GHSA-29mw-wpgm-hmr9'], ['uuid', /./, '11.1.1', 'GHSA-w5hq-g745-h8pq'],
    ];
    for (const [name, major, version, advisory] of fixed) {
      for (const found of packages.filter((one) => one.name === name && major.test(one.version))) expect(older(found.version, version), `${found.path} ${found.version}: ${advisory}`).to.equal(false);
    }
  });
});

describe('the image', () => {
  const [, final = ''] = text('Dockerfile').split(/^FROM .* AS build$/m)[1]?.split(/^FROM /m) ?? [];
  const copied = [...final.matchAll(/^COPY --from=build \/app\/(\S+) \S+$/gm)].map(([, path]) => path);

  it('copies what runs, and nothing else', () => {
    expect(copied).to.deep.equal(['package.json', 'node_modules', 'dist', 'knowledge/content']);
    expect(final.match(/^COPY/gm)).to.have.length(copied.length);
    expect(text('Dockerfile')).to.match(/npm prune --omit=dev && rm -rf dist\/test/);
  });

  it('starts as npm start does', () => {
    const [, command = ''] = /^CMD (\[.*\])$/m.exec(final) ?? [];
    expect(JSON.parse(command)).to.deep.equal(['node', ...startArguments()]);
  });

  it('runs as an ordinary user', () => expect(final).to.match(/^USER node$/m));

  it('is built without what is not the project’s own', () => {
    for (const name of ['node_modules', 'dist', 'data', '.git', '.env']) expect(text('.dockerignore').split('\n')).to.include(name);
  });
});
