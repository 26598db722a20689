// What "prisma migrate dev" does with its engine, in one process: diagnose, apply, evaluate, create, apply.
// KANMON_BENCH_PRISMA names a folder whose node_modules has prisma, @prisma/schema-engine-wasm, @prisma/adapter-pg.
// Arguments: the folder of the migrations, the schema file. DATABASE_URL is the development database.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const home = path.resolve(process.env.KANMON_BENCH_PRISMA);
const modules = path.join(home, 'node_modules');
const load = (...file) => import(pathToFileURL(path.join(modules, ...file)));
const require = createRequire(path.join(home, 'package.json'));
const bg = await load('@prisma/schema-engine-wasm', 'schema_engine_bg.js');
const { PrismaPg } = require('@prisma/adapter-pg');
const { bindMigrationAwareSqlAdapterFactory } = require('@prisma/driver-adapter-utils');

const bytes = fs.readFileSync(path.join(modules, 'prisma', 'build', 'schema_engine_bg.wasm'));
const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bg });
bg.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

const [folder, schemaFile] = process.argv.slice(2);
const url = new URL(process.env.DATABASE_URL);
const schema = { files: [{ path: 'schema.prisma', content: fs.readFileSync(schemaFile, 'utf8') }] };
const filters = { externalTables: [], externalEnums: [] };
const adapter = new PrismaPg({
  host: url.hostname, port: Number(url.port), user: decodeURIComponent(url.username),
  password: decodeURIComponent(url.password), database: url.pathname.slice(1),
}, { schema: url.searchParams.get('schema') ?? 'public' });
// The adapter drops the shadow database before it ends its own connections to it, and PostgreSQL refuses that.
const connectToShadowDb = adapter.connectToShadowDb.bind(adapter);
adapter.connectToShadowDb = async () => {
  const shadow = await connectToShadowDb();
  const pool = shadow.underlyingDriver();
  const drop = shadow.dispose.bind(shadow);
  shadow.dispose = async () => {
    await pool.end();
    pool.end = async () => {};
    await drop();
  };
  return shadow;
};
const engine = await bg.SchemaEngine.new(
  { datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter));

const migrations = () => ({
  baseDir: folder, shadowDbInitScript: '',
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  migrationDirectories: fs.readdirSync(folder).filter((name) => !name.includes('.')).sort().map((name) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: fs.readFileSync(path.join(folder, name, 'migration.sql'), 'utf8') } },
  })),
});
const diagnosis = await engine.devDiagnostic({ migrationsList: migrations(), filters });
if (diagnosis.action.tag !== 'createMigration') throw new Error(diagnosis.action.reason);
await engine.applyMigrations({ migrationsList: migrations(), filters });
await engine.evaluateDataLoss({ migrationsList: migrations(), schema, filters });
const made = await engine.createMigration({ migrationsList: migrations(), schema, migrationName: 'next', draft: false, filters });
if (made.migrationScript) {
  fs.mkdirSync(path.join(folder, made.generatedMigrationName));
  fs.writeFileSync(path.join(folder, made.generatedMigrationName, 'migration.sql'), made.migrationScript);
  await engine.applyMigrations({ migrationsList: migrations(), filters });
}
process.exit(0);
