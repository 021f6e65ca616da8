import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'dotenv';
import { StartupError } from '../errors/startup-error';
import { DEFAULT_LIMITS } from '../graphql/limits/limits';
import { type ConfigurationSources, readConfiguration } from './env';
import type { Setting } from './setting';
import { SETTINGS } from './settings';

const root = path.join(__dirname, '..', '..');
const settings: Setting[] = Object.values(SETTINGS);

/** A folder, with a `.env` file of that text where one is given. */
function folder(dotenv?: string): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'papergraph-env-'));
  if (dotenv !== undefined) writeFileSync(path.join(directory, '.env'), dotenv);
  return directory;
}

const read = (sources: ConfigurationSources = {}) =>
  readConfiguration({ environment: {}, directory: folder(), ...sources });

/** What the reading of faulty sources says. */
function refusal(sources: ConfigurationSources): string {
  try {
    read(sources);
  } catch (error) {
    if (error instanceof StartupError) return error.message;
  }
  throw new Error('it was not refused');
}

describe('where a value comes from', () => {
  test('nothing given means the defaults, which each say so', () => {
    const configuration = read();
    expect(configuration).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      dataDir: '.papergraph',
      seed: undefined,
      logLevel: 'info',
      corsOrigins: '*',
      introspection: true,
    });
    expect(new Set(configuration.inForce.map(({ origin }) => origin))).toEqual(new Set(['default']));
    expect(configuration.inForce.map(({ variable }) => variable)).toEqual(
      settings.map(({ variable }) => variable),
    );
  });

  test('a flag goes before the environment, which goes before .env', () => {
    const directory = folder('PORT=1\nHOST=10.0.0.1\nLOG_LEVEL=warn\n');
    const environment = { PORT: '2', HOST: '10.0.0.2' };
    const configuration = read({ directory, environment, flags: { port: '3' } });
    expect(configuration).toMatchObject({ port: 3, host: '10.0.0.2', logLevel: 'warn' });
    expect(configuration.inForce.slice(0, 2)).toEqual([
      { variable: 'PORT', text: '3', origin: 'flag' },
      { variable: 'HOST', text: '10.0.0.2', origin: 'environment' },
    ]);
    expect(configuration.inForce.find(({ variable }) => variable === 'LOG_LEVEL')?.origin).toBe('.env');
  });

  test('an empty text counts as unset, wherever it stands', () => {
    const directory = folder('PORT=1\nHOST=\n');
    expect(read({ directory, environment: { PORT: '' } })).toMatchObject({ port: 1, host: '127.0.0.1' });
  });

  test('names in .env that are nobody’s business are left alone', () => {
    expect(read({ directory: folder('PGPASSWORD=x\nOTHER=1\n') }).port).toBe(4000);
  });
});

describe('faults', () => {
  test('are all told at once, each with its origin, value and what is allowed', () => {
    const directory = folder('LOG_LEVEL=loud\nPAPERGRAPH_SEDE=1\n');
    const environment = { PAPERGRAPH_MAX_DEPHT: '3', PUBLIC_URL: 'lab.example' };
    expect(refusal({ directory, environment, flags: { port: '70000' } })).toBe(
      [
        'the configuration has 5 faults:',
        '- PAPERGRAPH_MAX_DEPHT (environment) is no setting; the nearest is PAPERGRAPH_MAX_DEPTH',
        '- PAPERGRAPH_SEDE (.env) is no setting; the nearest is PAPERGRAPH_SEED',
        '- --port must be a whole number from 0 to 65535, got "70000"',
        '- PUBLIC_URL (environment) must be a URL such as https://graph.lab.example, without query and fragment, got "lab.example"',
        '- LOG_LEVEL (.env) must be one of fatal, error, warn, info, debug, trace, silent, got "loud"',
      ].join('\n'),
    );
  });

  test.each([
    ['PORT', ['0', '65535'], ['-1', '65536', '4e3', '0x10', ' 80', '1.5', 'http', '٣', '9'.repeat(30)]],
    ['HOST', ['::1', '0.0.0.0', 'lab.example'], ['a b', 'http://x/']],
    [
      'DATABASE_URL',
      [
        'postgres://localhost/x',
        'postgresql://u:p%40@h:1/x?sslmode=require',
        'postgres://u@/x?host=%2Frun&port=1',
        'postgres://u@?host=/run',
      ],
      ['localhost/x', 'mysql://h/x', 'postgres://', 'postgres://h:port/x', 'postgres://h/a b'],
    ],
    ['PAPERGRAPH_SEED', ['true', 'false'], ['1', 'yes', 'TRUE']],
    ['PUBLIC_URL', ['https://x.example/graph/'], ['ftp://x', 'https://x/?a', 'https://x/#a', '/graph']],
    [
      'PAPERGRAPH_CORS_ORIGINS',
      ['*', 'https://a.example', 'https://a.example, http://b.example:81'],
      ['a.example', 'https://a.example/', 'https://a.example,*', ','],
    ],
    ['PAPERGRAPH_MAX_PAGE_SIZE', ['1', '100'], ['0', '101']],
    ['PAPERGRAPH_STATEMENT_TIMEOUT_MS', ['0'], ['-1', '10s']],
  ])('%s takes what it says and nothing else', (variable, right, wrong) => {
    for (const text of right) expect(() => read({ environment: { [variable]: text } })).not.toThrow();
    for (const text of wrong) {
      expect(refusal({ environment: { [variable]: text } })).toMatch(
        new RegExp(`^${variable} \\(environment\\) must be `),
      );
    }
  });

  test('a .env that cannot be read is named', () => {
    const directory = folder();
    mkdirSync(path.join(directory, '.env'));
    expect(refusal({ directory })).toBe(`${path.join(directory, '.env')} cannot be read (EISDIR)`);
  });
});

test('values are normalised', () => {
  const environment = {
    PUBLIC_URL: 'https://x.example/graph//',
    PAPERGRAPH_CORS_ORIGINS: 'https://a.example, http://b.example:81',
  };
  expect(read({ environment })).toMatchObject({
    publicUrl: 'https://x.example/graph',
    corsOrigins: ['https://a.example', 'http://b.example:81'],
  });
});

test.each([
  'postgres://lab:secret@db/x y',
  'postgres://lab:se/cret@db:port/x',
  'postgres://lab:secret:secret@secret@db:port/x',
  'lab:secret@db/x',
  'mysql://lab:secret@db/x',
  'postgres://db:port/x?user=lab&password=secret',
])('no password is told: %s', (url) => {
  const said = refusal({ environment: { DATABASE_URL: url } });
  expect(said).not.toMatch(/se\/?cret/);
  expect(said).toContain('db');
});

test('a password is not told where all is well either', () => {
  const { inForce, databaseUrl } = read({ environment: { DATABASE_URL: 'postgres://lab:secret@db/x' } });
  expect(databaseUrl).toContain('secret');
  expect(inForce.find(({ variable }) => variable === 'DATABASE_URL')?.text).toBe('postgres://lab:***@db/x');
});

test('the defaults of the limits are those of the limits themselves', () => {
  expect(read().limits).toEqual(DEFAULT_LIMITS);
});

describe('the documentation', () => {
  test('.env.example lists every setting in order, with its default', () => {
    const text = readFileSync(path.join(root, '.env.example'), 'utf8');
    const listed = parse(text.replace(/^#(?=[A-Z])/gm, ''));
    expect(Object.entries(listed)).toEqual(
      settings.map(({ variable, fallback = '' }) => [variable, fallback]),
    );
    for (const { description } of settings) expect(text).toContain(`# ${description}`);
  });

  test('docs/operations.md has a row for every setting', () => {
    const text = readFileSync(path.join(root, 'docs', 'operations.md'), 'utf8');
    const rows = text.split('\n').filter((line) => /^\| `[A-Z_]+` \|/.test(line));
    expect(rows).toEqual(
      settings.map(
        ({ variable, fallback, allowed, description }) =>
          `| \`${variable}\` | ${fallback === undefined ? '' : `\`${fallback}\``} | ${description} | ${allowed} |`,
      ),
    );
  });
});
