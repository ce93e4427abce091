// SPDX-License-Identifier: GPL-3.0-or-later
// The other side of job j2: five histograms under a brush in DuckDB, in memory, two threads, bins as one-byte columns.
//   node duckdb_peer.mjs FOLDER_OF_NODE_MODULES CSV
import { createRequire } from 'node:module';

const [folder, file] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(`${folder}/package.json`)('@duckdb/node-api');
const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
const columns = ['c0', 'c1', 'c2', 'c3', 'c4', 'c5'];
const types = columns.map((name) => `'${name}': 'UTINYINT'`).join(', ');
await connection.run(
  `CREATE TABLE t AS SELECT * FROM read_csv('${file.replaceAll("'", "''")}', header=false, columns={${types}})`);

const now = () => Number(process.hrtime.bigint()) / 1e9;
let checksum = 0n;
const times = [];
const before = process.cpuUsage();
for (let step = 0; step < 8; ++step) {
  const begin = now();
  const shown = [];
  for (let view = 1; view < 6; ++view) {
    shown.push(await connection.runAndReadAll(
      `SELECT c${view}::INTEGER, count(*) FROM t WHERE c0 BETWEEN ${40 + step} AND ${119 + step} GROUP BY 1`));
  }
  times.push(now() - begin);
  shown.forEach((answer, index) => {
    for (const [bin, count] of answer.getRows()) checksum += BigInt(count) * BigInt(bin + 1) * BigInt(index + 2);
  });
}
const used = process.cpuUsage(before);
times.sort((a, b) => a - b);
console.log(JSON.stringify({
  seconds: times[3], cpu_s: (used.user + used.system) / 1e6 / times.length, checksum: Number(checksum),
}));
process.exit(0);
