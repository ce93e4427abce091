// SPDX-License-Identifier: GPL-3.0-or-later
// The other side of c1 and c3: DuckDB, two threads, a file.
//   node series_duckdb_peer.mjs FOLDER_OF_NODE_MODULES ingest CSV DATABASE | query SENSORS DATABASE
import { createRequire } from 'node:module';
import fs from 'node:fs';

const [folder, mode, source, target] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(`${folder}/package.json`)('@duckdb/node-api');
const now = () => Number(process.hrtime.bigint()) / 1e9;
const file = `${target}.duckdb`;
const isMade = mode === 'query' && fs.existsSync(`${file}.done`);
if (!isMade) for (const old of [file, `${file}.wal`]) fs.rmSync(old, { force: true });
const connection = await (await DuckDBInstance.create(file, { threads: '2' })).connect();
const rowsOf = async (sql) => (await connection.runAndReadAll(sql)).getRows();

if (mode === 'ingest') {
  const before = process.cpuUsage();
  const begin = now();
  await connection.run(`CREATE TABLE t AS SELECT * FROM read_csv('${source.replaceAll("'", "''")}', header=true,
    columns={'sensor': 'UINTEGER', 'ts': 'TIMESTAMP', 'v': 'FLOAT'}) ORDER BY sensor, ts`);
  await connection.run('CHECKPOINT');
  const seconds = now() - begin;
  const used = process.cpuUsage(before);
  const [[rows, tenths]] = await rowsOf('SELECT count(*), sum(round(v * 10)::BIGINT) FROM t');
  console.log(JSON.stringify({ seconds, cpu_s: (used.user + used.system) / 1e6, rows: Number(rows),
    tenths: Number(tenths), bytes: fs.statSync(file).size }));
  process.exit(0);
}

const count = Number(source) * 35040;
if (!isMade) {
  await connection.run(`CREATE TABLE t AS SELECT (n // 35040)::UINTEGER sensor,
    make_timestamp((1704067200 + (n % 35040) * 900) * 1000000) ts,
    round(15 + 10 * sin((n % 96) / 96 * 6.2831853) + ((n * 2654435761) >> 16) % 100 / 50, 1)::FLOAT v
    FROM range(${count}) r(n)`);
  await connection.run('CHECKPOINT');
  fs.writeFileSync(`${file}.done`, '');
}
const times = {};
const median = async (key, sql) => {
  const taken = [];
  let rows;
  for (let round = 0; round < 4; ++round) { // the first warms up
    const begin = now();
    rows = await rowsOf(sql);
    if (round > 0) taken.push(now() - begin);
  }
  times[key] = taken.sort((a, b) => a - b)[1];
  return rows;
};
const hourly = (where) => `SELECT count(*), sum(a) FROM (SELECT sensor, date_trunc('hour', ts) h, avg(v) a FROM t
  ${where} GROUP BY sensor, h)`;
const [year] = await median('year_s', hourly(''));
const [month] = await median('month_s', hourly("WHERE ts >= '2024-06-01' AND ts < '2024-07-01'"));
const days = await median('days_scan_s', `SELECT date_trunc('day', ts + CASE WHEN ts >= '2024-03-31 01:00:00' AND
  ts < '2024-10-27 01:00:00' THEN INTERVAL 2 HOUR ELSE INTERVAL 1 HOUR END) d, avg(v), min(v), max(v) FROM t GROUP BY d`);
console.log(JSON.stringify({ seconds: times.year_s, cpu_s: 0, ...times, year_bins: Number(year[0]), year_sum: year[1],
  month_bins: Number(month[0]), month_sum: month[1],
  days_scanned: days.reduce((sum, day) => sum + day[1] + day[2] + day[3], 0), bytes: fs.statSync(file).size }));
process.exit(0);
