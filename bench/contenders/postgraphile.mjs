// PostGraphile on the same tables and the functions made for it. Its argument is the database's URL.
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { TYPES } from 'postgraphile/@dataplan/pg';
import pg from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { sql } from 'postgraphile/pg-sql2';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { addPgTableOrderBy } from 'postgraphile/utils';
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter';

const [, , connectionString] = process.argv;

/** Newest first, in the order of the index. */
const newestPlugin = addPgTableOrderBy({ schemaName: 'public', tableName: 'paper' }, () => ({
  NEWEST: {
    extensions: {
      grafast: {
        apply(select) {
          const { alias } = select;
          const day = sql`coalesce(${alias}.published_on, make_date(${alias}.year, 1, 1), '-infinity'::date)`;
          select.orderBy({ fragment: day, codec: TYPES.date, direction: 'DESC', nullable: false });
          select.orderBy({
            fragment: sql`left(${alias}.title_folded, 400)`,
            codec: TYPES.text,
            direction: 'ASC',
            nullable: false,
          });
          select.orderBy({ attribute: 'id', direction: 'ASC' });
          select.setOrderIsUnique();
        },
      },
    },
  },
}));

const service = pg.makePgService({ connectionString, schemas: ['public'], poolConfig: { max: 10 } });
const instance = postgraphile({
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  plugins: [newestPlugin],
  disablePlugins: ['NodePlugin'],
  pgServices: [service],
  schema: { defaultBehavior: '+list +connection' },
  grafserv: { graphiql: false, watch: false, maxRequestLength: 1_000_000 },
  grafast: { explain: false },
});
const server = createServer();
const serv = instance.createServ(grafserv);
await serv.addTo(server);
await serv.ready();
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
