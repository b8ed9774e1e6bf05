// The same day, the same question: duplicates dropped, counts and sums by dimension set. Ids are unique over types and namespaces here, so
// DuckDB may look at the id alone. And the same CSV file, its rows copied to JSON lines without looking at them. One request a line on standard input, one answer a line on standard output; ends when its input ends.
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

const csvToJson = (file, target) => `COPY (SELECT * FROM read_csv('${file}', header = true, all_varchar = true)) TO '${target}' (FORMAT json)`;

const toParquet = (folder, name) => `COPY (SELECT * REPLACE (person::UUID AS person) FROM read_csv('${folder}/${name}.csv', header = true)) TO '${folder}/${name}.parquet' (FORMAT parquet)`;

// Each conversion with the last touch of the same person before it, unless that is older than 30 days.
const lastTouch = folder => `
  SELECT CASE WHEN d.at - t.at <= 2592000000 THEN t.influencer END AS member, count(*) AS conversions, sum(d.minor)::BIGINT AS revenue
  FROM read_parquet('${folder}/deals.parquet') d ASOF LEFT JOIN read_parquet('${folder}/touches.parquet') t ON d.person = t.person AND d.at >= t.at
  GROUP BY member`;

const sqlOf = ({ folder, form, people, rows }) =>
  form === 'touchesToParquet' ? toParquet(folder, 'touches') : form === 'dealsToParquet' ? toParquet(folder, 'deals') : form === 'lastTouch' ? lastTouch(folder) :
  form === 'csvToJson' ? csvToJson(folder, rows) : form === 'parse' ? parse(folder) : question(folder, form, people);

const dimensions = ['campaign', 'influencer', 'platform', 'post'];
const measures = ['clicksRaw', 'clicksHuman', 'signups', 'leads', 'orders', 'revenueGross'];

// GROUPING sets a bit for every column that the row's set leaves out, the first column highest.
const scopeOf = row => dimensions
  .filter((_, i) => !(Number(row.absent) & (8 >> i)))
  .map(name => `${name}=${encodeURIComponent(row[name])}`)
  .join(',');

const cpu = () => (({ user, system }) => (user + system) / 1e6)(process.cpuUsage());

async function answer(request) {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(request.threads) });
  const connection = await instance.connect();
  const [begin, used] = [performance.now(), cpu()];
  const reader = await connection.runAndReadAll(sqlOf(request));
  const [seconds, spent] = [(performance.now() - begin) / 1000, cpu() - used];
  if (request.form === 'lastTouch' && request.rows) writeFileSync(request.rows, JSON.stringify(Object.fromEntries(reader.getRowObjects().map(row => [row.member ?? '', [Number(row.conversions), Number(row.revenue)]]))));
  else if (request.rows && request.form !== 'csvToJson') writeFileSync(request.rows, JSON.stringify(Object.fromEntries(reader.getRowObjects().map(row => [scopeOf(row), measures.map(name => Number(row[name]))]))));
  connection.closeSync();
  instance.closeSync();
  return { seconds, cpu: spent, totalCpu: cpu(), peakBytes: process.resourceUsage().maxRSS * 1024 };
}

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await answer(JSON.parse(line))));
