import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A package of the lock file, as far as these checks go. */
export interface Package {
  readonly name: string;
  readonly version: string;
  /** Where it is installed, below the project's root. */
  readonly path: string;
  /** An SPDX expression; null where neither the lock file nor the package names one. */
  readonly licence: string | null;
}

const lockFile = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional(), license: z.string().optional(), dev: z.boolean().optional(), devOptional: z.boolean().optional(), link: z.boolean().optional() })),
});
const manifest = z.object({ license: z.unknown().optional(), licenses: z.array(z.object({ type: z.string() })).optional() });

/** The packages that an installation without development tools has (npm ci --omit=dev), by the lock file. */
export function productionPackages(root: string): readonly Package[] {
  const { packages } = lockFile.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  return Object.entries(packages).filter(([path, { dev, devOptional, link }]) => path !== '' && !dev && !devOptional && !link).map(([path, { version = '', license }]) => ({
    name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), version, path, licence: license ?? licenceIn(join(root, path)),
  }));
}

/** What a package's own manifest says, in the older form that the lock file does not take over. */
function licenceIn(folder: string): string | null {
  const file = join(folder, 'package.json');
  const { license, licenses } = existsSync(file) ? manifest.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  if (typeof license === 'string') return license;
  return licenses ? `(${licenses.map(({ type }) => type).join(' OR ')})` : null;
}

/** Licences that let anybody use, change and pass on the package in a program under another licence. */
const permissive: ReadonlySet<string> = new Set(['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', 'Python-2.0']);

/** Whether an SPDX expression leaves a choice of permissive licences alone: one of those joined by OR, all of those joined by AND. */
export function isPermissive(licence: string | null): boolean {
  if (licence === null) return false;
  return licence.replace(/[()]/g, '').split(' OR ').some((choice) => choice.split(' AND ').every((one) => permissive.has(one.trim())));
}
