// Serves the schema `api` of DATABASE_URL over HTTP on this machine, at PORT or a free one, and prints which. It ends with its standard input.

import { createServer } from 'node:http';

// PostGraphile 5 is made for Node 22 and later: this is all that Node 20 lacks of it.
if (Promise.withResolvers === undefined) {
  const withResolvers = () => {
    const settle = {};
    const promise = new Promise((resolve, reject) => void Object.assign(settle, { resolve, reject }));
    return Object.assign(settle, { promise });
  };
  Object.assign(Promise, { withResolvers });
}

const { postgraphile } = await import('postgraphile');
const { PostGraphileAmberPreset } = await import('postgraphile/presets/amber');
const { PgLazyJWTPreset } = await import('postgraphile/presets/lazy-jwt');
const { makePgService } = await import('postgraphile/adaptors/pg');
const { grafserv } = await import('postgraphile/grafserv/node');

const { DATABASE_URL: connectionString = '', TOKEN_KEY: pgJwtSecret = '', PORT = '0' } = process.env;
const engine = postgraphile({
  extends: [PostGraphileAmberPreset, PgLazyJWTPreset],
  pgServices: [makePgService({ connectionString, schemas: ['api'], poolConfig: { max: 10 } })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false, pgJwtSecret, pgJwtVerifyOptions: { audience: 'regard' } },
  grafast: { explain: false },
});
const server = createServer();
await engine.createServ(grafserv).addTo(server);
server.listen(Number(PORT), '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : address}\n`);
});
process.stdin.resume().on('end', () => process.exit(0));
