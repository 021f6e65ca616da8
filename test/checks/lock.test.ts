import { describeCheck } from './describe-check';

const lock = (packages: object) => ({ 'package-lock.json': JSON.stringify({ packages }) });
const wants = {
  version: '1.0.0',
  optionalDependencies: { 'tool-linux-x64': '1.0.0', 'tool-darwin-x64': '1.0.0' },
};

describeCheck('lock', {
  good: {
    files: lock({
      '': {},
      'node_modules/tool': wants,
      'node_modules/tool/node_modules/tool-linux-x64': {},
      'node_modules/tool-darwin-x64': {},
    }),
  },
  faults: [
    {
      title: 'a lock file without the package for another platform',
      files: lock({ 'node_modules/tool': wants, 'node_modules/tool-linux-x64': {} }),
      report: 'node_modules/tool may want tool-darwin-x64 1.0.0, which package-lock.json lacks',
    },
    {
      title: 'one that stands where its parent does not look',
      files: lock({
        'node_modules/@scope/top/node_modules/tool': wants,
        'node_modules/tool-linux-x64': {},
        'node_modules/other/node_modules/tool-darwin-x64': {},
      }),
      report: 'may want tool-darwin-x64 1.0.0',
    },
    {
      title: 'one that lacks an optional package of our own',
      files: lock({ '': { optionalDependencies: { extra: '2.0.0' } } }),
      report: ' may want extra 2.0.0',
    },
  ],
});
