import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { type FixtureServer, startFixtureServer } from '../../../test/harness/fixture-server';

let server: FixtureServer;
let url = '';
beforeAll(async () => {
  server = await startFixtureServer();
  url = `${server.url}/graphql`;
});
afterAll(() => server.close());

describe('the GraphQL-over-HTTP audit', () => {
  const audits = serverAudits({ url: () => url });

  test('has the 61 checks it had when it was chosen', () => {
    expect(audits).toHaveLength(61);
  });

  test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))(
    '%s %s',
    async (_id, _name, audit) => {
      const result = await audit.fn();
      expect('reason' in result ? result.reason : 'ok').toBe('ok');
      expect(result.status).toBe('ok');
    },
  );
});
