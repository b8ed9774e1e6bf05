// The same day, the same question: duplicates dropped, counts and sums by dimension set. Ids are unique over types and namespaces here, so
// DuckDB may look at the id alone. One request a line on standard input, one answer a line on standard output; ends when its input ends.
import { createInterface } from 'node:readline';
import { writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const columns = {
  type: 'VARCHAR', id: 'VARCHAR', campaign: 'VARCHAR', influencer: 'VARCHAR', platform: 'VARCHAR', post: 'VARCHAR', person: 'VARCHAR',
  stage: 'VARCHAR', amount: 'BIGINT', currency: 'VARCHAR', clickClass: 'VARCHAR',
};
const kept = Object.keys(columns).filter(name => name !== 'id' && name !== 'person');

const linesOf = folder => `read_json('${folder}/*.ndjson', format = 'newline_delimited', columns = {${Object.entries(columns).map(([name, type]) => `"${name}": '${type}'`).join(', ')}})`;

const dedup = {
  distinctOn: (lines, fields) => `SELECT DISTINCT ON (id) ${fields.join(', ')} FROM ${lines}`,
  groupBy: (lines, fields) => `SELECT ${fields.map(field => `first(${field}) AS ${field}`).join(', ')} FROM ${lines} GROUP BY id`,
};

const question = (folder, form, people) => `
  WITH day AS (${dedup[form](linesOf(folder), people ? [...kept, 'person'] : kept)})
  SELECT campaign, influencer, platform, post, GROUPING(campaign, influencer, platform, post) AS absent,
    count(*) FILTER (type = 'click') AS "clicksRaw",
    count(*) FILTER (clickClass = 'human') AS "clicksHuman",
    count(*) FILTER (stage = 'signup') AS "signups",
    count(*) FILTER (stage = 'lead') AS "leads",
    count(*) FILTER (stage = 'purchase') AS "orders",
    coalesce(sum(CASE currency WHEN 'EUR' THEN amount WHEN 'USD' THEN amount * 2 ELSE amount * 4 END) FILTER (stage = 'purchase'), 0)::BIGINT AS "revenueGross"
    ${people ? ', count(DISTINCT person) AS people' : ''}
  FROM day
  GROUP BY GROUPING SETS ((), (campaign), (influencer), (platform), (post), (campaign, influencer), (campaign, platform))`;

const parse = folder => `SELECT ${Object.keys(columns).map(name => `count("${name}")`).join(', ')} FROM ${linesOf(folder)}`;

const dimensions = ['campaign', 'influencer', 'platform', 'post'];
const measures = ['clicksRaw', 'clicksHuman', 'signups', 'leads', 'orders', 'revenueGross'];

// GROUPING sets a bit for every column that the row's set leaves out, the first column highest.
const scopeOf = row => dimensions
  .filter((_, i) => !(Number(row.absent) & (8 >> i)))
  .map(name => `${name}=${encodeURIComponent(row[name])}`)
  .join(',');

async function answer({ folder, form, threads, people = false, rows = null }) {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const connection = await instance.connect();
  const begin = performance.now();
  const reader = await connection.runAndReadAll(form === 'parse' ? parse(folder) : question(folder, form, people));
  const seconds = (performance.now() - begin) / 1000;
  if (rows) writeFileSync(rows, JSON.stringify(Object.fromEntries(reader.getRowObjects().map(row => [scopeOf(row), measures.map(name => Number(row[name]))]))));
  connection.closeSync();
  instance.closeSync();
  return { seconds, peakBytes: process.resourceUsage().maxRSS * 1024 };
}

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await answer(JSON.parse(line))));
