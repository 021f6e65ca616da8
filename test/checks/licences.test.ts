import { describeCheck } from './describe-check';

/** A lock file and the packages it names, each in its place with its manifest; `null` is a package not installed here. */
function installed(
  packages: Readonly<Record<string, object | null>>,
  locked: object = {},
): Record<string, string> {
  const files: Record<string, string> = {};
  const lock: Record<string, object> = { '': { license: 'MIT' } };
  for (const [place, manifest] of Object.entries(packages)) {
    lock[`node_modules/${place}`] = locked;
    if (manifest) files[`node_modules/${place}/package.json`] = JSON.stringify(manifest);
  }
  return { ...files, 'package-lock.json': JSON.stringify({ packages: lock }) };
}

const refused = [
  'Elastic-2.0',
  'SSPL-1.0',
  'BUSL-1.1',
  'AGPL-3.0-only',
  'GPL-2.0-or-later',
  'LGPL-3.0-or-later',
  'CPAL-1.0',
  'UNLICENSED',
  'SEE LICENSE IN LICENSE',
  'MIT AND GPL-3.0-only',
  'CC-BY-4.0',
];

describeCheck('licences', {
  good: {
    files: installed({
      plain: { license: 'MIT' },
      'plain/node_modules/both': { license: '(MIT AND BSD-3-Clause)' },
      '@scope/old': { licenses: [{ type: 'ISC' }] },
      'caniuse-lite': { license: 'CC-BY-4.0' },
    }),
  },
  faults: [
    ...refused.map((license) => ({
      title: `a package under ${license}`,
      files: installed({ other: { license } }),
      report: `node_modules/other is under ${license}`,
    })),
    {
      title: 'a package without a licence',
      files: installed({ other: { name: 'other' } }),
      report: 'node_modules/other states no licence',
    },
    {
      title: 'a package below another',
      files: installed({ 'plain/node_modules/deep': { license: 'Elastic-2.0' } }),
      report: 'node_modules/plain/node_modules/deep is under Elastic-2.0',
    },
    {
      title: 'a package for another platform by what the lock file says',
      files: installed({ '@other/darwin': null }, { license: 'BUSL-1.1', optional: true }),
      report: 'node_modules/@other/darwin is under BUSL-1.1',
    },
    {
      title: 'packages that are not installed',
      files: installed({ gone: null }, { license: 'MIT' }),
      report: 'ENOENT',
    },
  ],
});
