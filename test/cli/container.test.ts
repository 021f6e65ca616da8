import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { urlOf } from '../harness/postgres-server';
import { createTestDatabase } from '../harness/test-database';
import { ask, endAll, launch, newFolder, run, serve, stop } from './program';

const root = path.join(__dirname, '..', '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
afterAll(endAll, 60_000);

/** What Compose takes of each part that we use; anything else is a fault. */
const duration = z.string().regex(/^\d+s$/);
const healthcheck = z.strictObject({
  test: z.tuple([z.literal('CMD')], z.string()),
  interval: duration,
  timeout: duration,
  retries: z.number().int(),
  start_period: duration,
});
const service = z.strictObject({
  image: z.string().optional(),
  build: z.string().optional(),
  environment: z.record(z.string(), z.string()),
  ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/)).optional(),
  volumes: z.array(z.string().regex(/^[a-z-]+:\/\S+$/)).optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })).optional(),
  healthcheck,
  stop_grace_period: duration.optional(),
  restart: z.literal('unless-stopped'),
});
const compose = z.strictObject({
  services: z.strictObject({ postgres: service, gateway: service }),
  volumes: z.record(z.string(), z.null()),
});

const { services, volumes } = compose.parse(parse(read('docker-compose.yml')));

/** Instructions of the Dockerfile in order, continuation lines joined and comments left out. */
const instructions = read('Dockerfile')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter(Boolean)
  .map((line) => /^([A-Z]+) (.*)$/.exec(line)?.slice(1) ?? [line]);
const lastStage = instructions.slice(instructions.findLastIndex(([name]) => name === 'FROM'));
const argumentOf = (name: string) => lastStage.find(([found]) => found === name)?.[1] ?? '';
const words = z.array(z.string());

describe('docker-compose.yml', () => {
  test('starts the gateway once its Postgres is healthy, on data that outlive it', () => {
    expect(services.gateway.depends_on).toHaveProperty('postgres');
    expect(services.postgres.image).toBe('postgres:18');
    expect(services.postgres.volumes).toEqual(['postgres-data:/var/lib/postgresql']);
    expect(Object.keys(volumes)).toEqual(['postgres-data']);
    expect(services.postgres.ports).toBeUndefined();
  });

  test('gives the gateway the role, database and password that Postgres is made with', () => {
    const { POSTGRES_USER, POSTGRES_DB, POSTGRES_PASSWORD } = services.postgres.environment;
    expect(services.gateway.environment).toEqual({
      DATABASE_URL: `postgres://${POSTGRES_USER}:${POSTGRES_PASSWORD}@postgres:5432/${POSTGRES_DB}`,
    });
  });

  test('gives the gateway longer to stop than it gives its requests', () => {
    const [, drainMs] = /#PAPERGRAPH_DRAIN_TIMEOUT_MS=(\d+)/.exec(read('.env.example')) ?? [];
    expect(Number.parseInt(services.gateway.stop_grace_period ?? '', 10) * 1_000).toBeGreaterThan(
      Number(drainMs),
    );
  });
});

describe('Dockerfile', () => {
  test('copies only what is there and what .dockerignore lets in', () => {
    const let_in = read('.dockerignore').match(/(?<=^!).+$/gm) ?? [];
    const copied = instructions
      .filter(([name, argument]) => name === 'COPY' && !argument?.startsWith('--from'))
      .flatMap(([, argument = '']) => argument.split(' ').slice(0, -1))
      .filter((file) => file !== '.');
    expect(copied).toContain('package.json');
    for (const file of copied) {
      expect(existsSync(path.join(root, file))).toBe(true);
      expect(let_in).toContain(file);
    }
    for (const file of let_in) expect(existsSync(path.join(root, file))).toBe(true);
  });

  test('ends as another user than root, with the program as first process', () => {
    expect(argumentOf('USER')).toBe('node');
    expect(words.parse(JSON.parse(argumentOf('ENTRYPOINT')))).toEqual(['node', 'bin/papergraph.js']);
    expect(words.parse(JSON.parse(argumentOf('CMD')))).toEqual(['serve']);
    expect(argumentOf('RUN')).toContain('npm ci --omit=dev');
  });
});

test('the commands of both files work: the image’s, the seeding, and each health check', async () => {
  const database = await createTestDatabase();
  const env = { DATABASE_URL: urlOf(database.connection), HOST: '0.0.0.0' };
  const command = words.parse(JSON.parse(argumentOf('CMD')));
  const server = await serve(command, { env });
  const { port } = new URL(server.url);
  expect((await run(['seed'], { env })).stdout).toMatch(/^10 papers written/);
  expect(await ask(server.url, '{ papers { totalCount } }')).toEqual({
    data: { papers: { totalCount: 10 } },
  });

  const inImage = words.parse(JSON.parse(argumentOf('HEALTHCHECK').replace(/^.* CMD /, '')));
  const inCompose = services.gateway.healthcheck.test.slice(1).map((word) => word.replace('4000', port));
  const cwd = await newFolder();
  const check = async ([program = '', ...args]: string[]) =>
    (await launch(program, args, { cwd, env: { PORT: port } }).ended).code;
  expect([await check(inImage), await check(inCompose)]).toEqual([0, 0]);
  await stop(server);
  expect([await check(inImage), await check(inCompose)]).toEqual([1, 1]);
  await database.drop();
}, 60_000);
