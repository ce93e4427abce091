// SPDX-License-Identifier: GPL-3.0-or-later
// The other side of job j1: crossfilter2 with the same rows, bins and brushes as bench.crossfilter_probe.
//   node crossfilter_peer.mjs FOLDER_OF_NODE_MODULES FLOATS ROWS
import fs from 'node:fs';
import { createRequire } from 'node:module';

const [folder, file, rowText] = process.argv.slice(2);
const loaded = createRequire(`${folder}/package.json`)('crossfilter2');
const crossfilter = loaded.default || loaded;
const rows = Number(rowText);

const columns = [];
const descriptor = fs.openSync(file, 'r');
for (let column = 0; column < 6; ++column) {
  const values = new Float32Array(rows);
  const bytes = new Uint8Array(values.buffer);
  for (let done = 0; done < bytes.length; ) {
    done += fs.readSync(descriptor, bytes, done, Math.min(bytes.length - done, 1 << 28), column * bytes.length + done);
  }
  columns.push(values);
}

const now = () => Number(process.hrtime.bigint()) / 1e9;
const start = now();
const filter = crossfilter(Array.from({ length: rows }, (_, row) => row));
const dimensions = columns.map((values) => filter.dimension((row) => values[row]));
const groups = dimensions.map((dimension, number) =>
  dimension.group((value) => Math.floor(value * (number === 0 ? 2 : 1))).reduceCount());
const loadS = now() - start;

let checksum = 0n;
function brush(first, last) {
  const begin = now();
  dimensions[0].filter([first / 2, (last + 1) / 2]);
  const shown = groups.map((group, number) => (number === 0 ? null : group.all()));
  const seconds = now() - begin;
  for (let view = 1; view < 6; ++view) {
    for (const { key, value } of shown[view]) checksum += BigInt(value) * BigInt(key + 1) * BigInt(view + 1);
  }
  return seconds;
}
let state = 1;
function draw() {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return Math.floor(state / 65536) % 32768;
}
const quantile = (times, share) => [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * share)];

const before = process.cpuUsage();
const small = [];
for (let step = 0; step < 40; ++step) small.push(brush(40 + step, 119 + step));
const random = [];
for (let step = 0; step < 20; ++step) {
  const first = draw() % 100;
  random.push(brush(first, 100 + (draw() % 100)));
}
const used = process.cpuUsage(before);
console.log(JSON.stringify({
  seconds: quantile(small, 0.5), p99_s: quantile(small, 0.99),
  random_s: quantile(random, 0.5), random_p99_s: quantile(random, 0.99),
  cpu_s: (used.user + used.system) / 1e6 / 60, load_s: loadS, checksum: Number(checksum),
}));
