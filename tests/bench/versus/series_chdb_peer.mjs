// SPDX-License-Identifier: GPL-3.0-or-later
// The other side of c1 and c3: chDB (ClickHouse in the process), two threads, MergeTree with the codecs for time series.
//   node series_chdb_peer.mjs FOLDER_OF_NODE_MODULES ingest CSV FOLDER | query SENSORS FOLDER
import { createRequire } from 'node:module';
import fs from 'node:fs';

const [folder, mode, source, target] = process.argv.slice(2);
const { Session } = createRequire(`${folder}/package.json`)('chdb');
const now = () => Number(process.hrtime.bigint()) / 1e9;
const place = `${target}.chdb`;
const isMade = mode === 'query' && fs.existsSync(`${place}.done`);
if (!isMade) fs.rmSync(place, { recursive: true, force: true });
const session = new Session(place);
const ask = (sql) => String(session.query(`${sql} SETTINGS max_threads = 2, max_insert_threads = 2`, 'CSV')).trim();
if (!isMade) {
  session.query('CREATE DATABASE IF NOT EXISTS d ENGINE = Atomic');
  session.query(`CREATE TABLE d.t (sensor UInt32 CODEC(ZSTD(1)), ts DateTime('UTC') CODEC(DoubleDelta, ZSTD(1)),
    v Float32 CODEC(Gorilla, ZSTD(1))) ENGINE = MergeTree ORDER BY (sensor, ts)`);
}

if (mode === 'ingest') {
  const before = process.cpuUsage();
  const begin = now();
  ask(`INSERT INTO d.t SELECT * FROM file('${source.replaceAll("'", "''")}', 'CSVWithNames',
    'sensor UInt32, ts DateTime(\\'UTC\\'), v Float32')`);
  const seconds = now() - begin;
  const used = process.cpuUsage(before);
  const [rows, tenths] = ask('SELECT count(), sum(toInt64(round(v * 10))) FROM d.t').split(',').map(Number);
  console.log(JSON.stringify({ seconds, cpu_s: (used.user + used.system) / 1e6, rows, tenths }));
  process.exit(0);
}

if (!isMade) {
  ask(`INSERT INTO d.t SELECT intDiv(number, 35040), toDateTime(1704067200 + (number % 35040) * 900, 'UTC'),
    toFloat32(round(15 + 10 * sin((number % 96) / 96 * 6.2831853) + bitShiftRight(number * 2654435761, 16) % 100 / 50, 1))
    FROM numbers(${Number(source) * 35040})`);
  fs.writeFileSync(`${place}.done`, '');
}
const times = {};
const median = (key, sql) => {
  const taken = [];
  let answer;
  for (let round = 0; round < 4; ++round) { // the first warms up
    const begin = now();
    answer = ask(sql);
    if (round > 0) taken.push(now() - begin);
  }
  times[key] = taken.sort((a, b) => a - b)[1];
  return answer.split(',').map(Number);
};
const hourly = (where) => `SELECT count(), sum(a) FROM (SELECT sensor, toStartOfHour(ts) h, avg(v) a FROM d.t ${where}
  GROUP BY sensor, h)`;
const year = median('year_s', hourly(''));
const month = median('month_s', hourly("WHERE ts >= '2024-06-01 00:00:00' AND ts < '2024-07-01 00:00:00'"));
const [days] = median('days_scan_s', `SELECT sum(a + l + m) FROM (SELECT toStartOfDay(ts, 'Europe/Berlin') d, avg(v) a,
  min(v) l, max(v) m FROM d.t GROUP BY d)`);
console.log(JSON.stringify({ seconds: times.year_s, cpu_s: 0, ...times, year_bins: year[0], year_sum: year[1],
  month_bins: month[0], month_sum: month[1], days_scanned: days }));
process.exit(0);
