import { projectRoot } from '../../knowledge/content-files.js';
import { isPermissive, productionPackages, type Package } from './packages.js';

/** Lists the licences of what a production installation holds; fails on one that is unknown or asks for more than to be named. */
const packages = productionPackages(projectRoot());
const byLicence = new Map<string, Package[]>();
for (const one of packages) byLicence.set(one.licence ?? 'unknown', [...(byLicence.get(one.licence ?? 'unknown') ?? []), one]);
for (const [licence, list] of [...byLicence].sort(([, one], [, other]) => other.length - one.length)) {
  console.log(`${licence} (${list.length}): ${list.map(({ name, version }) => `${name}@${version}`).join(', ')}\n`);
}
const refused = packages.filter(({ licence }) => !isPermissive(licence));
console.log(`${packages.length} packages, ${refused.length} refused${refused.map(({ name, licence }) => `\n- ${name}: ${licence ?? 'no licence named'}`).join('')}`);
process.exit(refused.length === 0 ? 0 : 1);
