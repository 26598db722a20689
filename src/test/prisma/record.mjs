// Records anew what the reference says of the pairs in the files given.
//
//   npm install --no-save prisma@7.10.1 @prisma/adapter-pg@7.10.1     (in this folder)
//   node record.mjs ../resources/prisma/diff/*.json
//
// Reads each file's {"cases": [{"case", "from", "to"}]} and writes "script" and "summary" beside them, or "error" where
// the reference refuses the pair. The engine wants to see a PostgreSQL server: RECORD_URL, by default one on this machine.
import fs from 'node:fs';
import * as glue from './node_modules/@prisma/schema-engine-wasm/schema_engine_bg.js';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

const url = new URL(process.env.RECORD_URL ?? 'postgresql://postgres:postgres@127.0.0.1:5432/postgres');
const wasm = fs.readFileSync(new URL('./node_modules/prisma/build/schema_engine_bg.wasm', import.meta.url));
const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue });
glue.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

const adapter = new PrismaPg({
  host: url.hostname,
  port: Number(url.port || 5432),
  user: url.username,
  password: url.password,
  database: url.pathname.slice(1),
});
const engine = await glue.SchemaEngine.new({}, () => {}, bindMigrationAwareSqlAdapterFactory(adapter));

const side = (text) =>
  text === ''
    ? { tag: 'empty' }
    : { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: text }], configDir: '/' };

async function diff(pair, script) {
  const result = await engine.diff({
    from: side(pair.from),
    to: side(pair.to),
    script,
    shadowDatabaseUrl: null,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.stdout;
}

function message(refusal) {
  try {
    return JSON.parse(refusal.message).message ?? refusal.message;
  } catch {
    return refusal.message;
  }
}

async function record({ case: name, from, to }) {
  const pair = { case: name, from, to };
  try {
    return { ...pair, script: await diff(pair, true), summary: await diff(pair, false) };
  } catch (refusal) {
    return { ...pair, error: message(refusal) };
  }
}

for (const file of process.argv.slice(2)) {
  const recording = { cases: [] };
  for (const pair of JSON.parse(fs.readFileSync(file, 'utf8')).cases) {
    recording.cases.push(await record(pair));
  }
  fs.writeFileSync(file, JSON.stringify(recording, null, 1) + '\n');
  console.log(`${file}: ${recording.cases.length} pairs`);
}
process.exit(0);
