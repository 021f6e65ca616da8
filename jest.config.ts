/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';
import { secondPostgres } from './test/harness/installed-postgres';

type Project = Exclude<NonNullable<Config['projects']>[number], string>;

const shared: Project = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  setupFiles: ['reflect-metadata'],
};

const other = secondPostgres();
if (!other && process.env.REQUIRE_SECOND_POSTGRES === '1') {
  throw new Error('no second Postgres (15–17) is installed, and REQUIRE_SECOND_POSTGRES=1 asks for one');
}
if (!other) console.warn('No second Postgres is installed: database tests run on the embedded one only.');

const config: Config = {
  globalSetup: './test/harness/global-setup.ts',
  globalTeardown: './test/harness/global-teardown.ts',
  testTimeout: 60_000,
  projects: [
    { ...shared, displayName: 'papergraph', testMatch: ['**/*.test.ts'] },
    ...(other
      ? [
          {
            ...shared,
            displayName: `postgres ${other.major}`,
            testMatch: ['**/*.database.test.ts'],
            globals: { testServer: 'installed' },
          },
        ]
      : []),
  ],
};

export default config;
