// The additive measures of everything, day by day, from the log's lines alone: duplicates dropped, orders and refunds settled, amounts converted at
// the rates that the log declares, lifetime counters turned into daily amounts. Input: {folder, currency, days: [[day, start, end]]} on standard input;
// times are texts of one form, so they compare as texts. Output: one JSON object a line: {day, measures}.
import { text } from 'node:stream/consumers';
import { DuckDBInstance } from '@duckdb/node-api';

const { folder, currency, days } = JSON.parse(await text(process.stdin));
const quote = value => `'${String(value).replaceAll("'", "''")}'`;

const columns = `{type: 'VARCHAR', ns: 'VARCHAR', id: 'VARCHAR', occurredAt: 'VARCHAR', receivedAt: 'VARCHAR', version: 'BIGINT', account: 'VARCHAR', post: 'VARCHAR', "order": 'VARCHAR',
  stage: 'VARCHAR', amount: 'BIGINT', currency: 'VARCHAR', clickClass: 'VARCHAR', costKind: 'VARCHAR', link: 'VARCHAR', influencer: 'VARCHAR', brand: 'VARCHAR', parent: 'VARCHAR', fromBrand: 'BOOLEAN', fromAccount: 'BOOLEAN', counters: 'MAP(VARCHAR, BIGINT)',
  states: 'STRUCT(kind VARCHAR, target VARCHAR, deleted BOOLEAN, fields MAP(VARCHAR, VARCHAR))'}`;

const setup = `
  CREATE TABLE days AS SELECT * FROM (VALUES ${days.map(([day, start, end]) => `(DATE ${quote(day)}, ${quote(start)}, ${quote(end)})`).join(', ')}) d(day, "start", "end");
  CREATE TABLE log AS SELECT l.*, d.day FROM read_json(${quote(folder + '/**/*.ndjson')}, format = 'newline_delimited', columns = ${columns}) l
    LEFT JOIN days d ON l.occurredAt >= d."start" AND l.occurredAt < d."end";
  CREATE TABLE rates AS SELECT fields['day']::DATE AS day, fields['currency'] AS currency, (fields['rate']::DECIMAL(24, 6) * 1000000)::HUGEINT AS millionths
    FROM (SELECT arg_max(states, receivedAt) AS states FROM log WHERE type = 'declaration' AND states.kind = 'rates' GROUP BY states.target) r
    CROSS JOIN (SELECT 1) CROSS JOIN LATERAL (SELECT states.fields AS fields) WHERE fields['base'] = ${quote(currency)};
  CREATE TABLE events AS SELECT DISTINCT ON (type, ns, id) * FROM log WHERE type IN ('click', 'conversion', 'refund', 'cost') ORDER BY type, ns, id, receivedAt;
  CREATE TABLE purchases AS SELECT DISTINCT ON (ns, coalesce("order", id)) * FROM events WHERE type = 'conversion' AND coalesce(stage, 'purchase') = 'purchase' ORDER BY ns, coalesce("order", id), receivedAt;
  CREATE TABLE totals AS SELECT DISTINCT ON (ns, "order") * FROM log WHERE type = 'refundTotal' ORDER BY ns, "order", occurredAt DESC, version DESC, receivedAt DESC;
  CREATE TABLE refunds AS SELECT day, ns, "order", amount, currency FROM events WHERE type = 'refund'
    UNION ALL SELECT t.day, t.ns, t."order", t.amount - said.amount, t.currency FROM totals t
      JOIN (SELECT t.ns, t."order", coalesce(sum(e.amount), 0) AS amount FROM totals t LEFT JOIN events e ON e.type = 'refund' AND e.ns = t.ns AND e."order" = t."order" GROUP BY ALL) said
        ON said.ns = t.ns AND said."order" = t."order" WHERE t.amount > said.amount;
  CREATE TABLE money AS
    SELECT day, 'revenueGross' AS measure, amount, currency, true AS counts FROM purchases WHERE amount IS NOT NULL
    UNION ALL SELECT day, 'refundedAmount', amount, currency, true FROM refunds
    UNION ALL SELECT coalesce(p.day, r.day), 'refundedOnOrderDay', r.amount, r.currency, false FROM refunds r LEFT JOIN purchases p ON p.ns = r.ns AND p."order" = r."order"
    UNION ALL SELECT day, 'cost', amount, currency, true FROM events WHERE type = 'cost'
    UNION ALL SELECT day, 'costAllocated', amount, currency, false FROM events WHERE type = 'cost'
    UNION ALL SELECT day, 'cost' || CASE WHEN costKind IN ('fee', 'product', 'shipping', 'commission', 'boost') THEN upper(costKind[1]) || costKind[2:] ELSE 'Other' END, amount, currency, false FROM events WHERE type = 'cost';
  CREATE TABLE converted AS
    WITH rated AS (SELECT m.*, (SELECT arg_max(r.millionths, r.day) FROM rates r WHERE r.currency = m.currency AND r.day <= m.day AND r.day >= m.day - 7) AS rate FROM money m),
      parts AS (SELECT *, amount::HUGEINT * 100 * 1000000 AS above, rate * CASE currency WHEN 'JPY' THEN 1 ELSE 100 END AS below FROM rated)
    SELECT day, measure, counts, CASE WHEN currency = ${quote(currency)} THEN amount
      ELSE (above // below + CASE WHEN 2 * (above % below) > below OR (2 * (above % below) = below AND (above // below) % 2 = 1) THEN 1 ELSE 0 END)::BIGINT END AS minor FROM parts;
  CREATE TABLE entries AS SELECT kind, id, latest.fields AS fields FROM
    (SELECT states.kind AS kind, states.target AS id, arg_max(states, receivedAt) AS latest FROM log WHERE type = 'declaration' GROUP BY ALL);
  CREATE TABLE rivals AS SELECT a.id FROM entries a JOIN entries b ON b.kind = 'brands' AND b.id = a.fields['brand'] WHERE a.kind = 'accounts' AND b.fields['own'] = 'no';
  CREATE TABLE readings AS SELECT l.*, p.fields AS registered FROM log l LEFT JOIN entries p ON p.kind = 'posts' AND p.id = l.post
    WHERE l.type = 'postMetrics' AND NOT coalesce(p.fields['account'], l.account, '') IN (SELECT id FROM rivals);
  CREATE TABLE young AS SELECT post, day, epoch(max(occurredAt)::TIMESTAMP) - coalesce(max(max(counters['publishedAt'])) OVER (PARTITION BY post), epoch(max(registered['publishedAt'])::TIMESTAMP)) <= 48 * 3600 AS isYoung
    FROM readings GROUP BY post, day;
  CREATE TABLE closings AS SELECT DISTINCT ON (post, day, counter) post, day, counter, value FROM
    (SELECT post, day, occurredAt, receivedAt, unnest(map_keys(counters)) AS counter, unnest(map_values(counters)) AS value FROM readings) WHERE counter <> 'publishedAt' ORDER BY post, day, counter, occurredAt DESC, receivedAt DESC;
  CREATE TABLE steps AS SELECT c.*, lag(value) OVER (PARTITION BY post, counter ORDER BY day) AS before FROM closings c;
  CREATE TABLE amounts AS SELECT s.post, s.day, counter, greatest(0, value - coalesce(before, 0)) AS amount FROM steps s JOIN young y ON y.post = s.post AND y.day = s.day
    WHERE before IS NOT NULL OR coalesce(isYoung, false);
  CREATE TABLE wide AS SELECT post, day, sum(amount) FILTER (counter IN ('likes', 'comments', 'shares', 'saves')) AS engagements,
      max(amount) FILTER (counter = 'reach') AS reach, max(amount) FILTER (counter = 'impressions') AS impressions, max(amount) FILTER (counter = 'views') AS views, max(amount) FILTER (counter = 'shares') AS shares
    FROM amounts GROUP BY post, day;
  CREATE TABLE ours AS SELECT a.id, a.fields['influencer'] AS influencer FROM entries a LEFT JOIN entries i ON i.kind = 'influencers' AND i.id = a.fields['influencer']
    WHERE a.kind = 'accounts' AND a.id NOT IN (SELECT id FROM rivals) AND coalesce(i.fields['status'], '') <> 'candidate';
  CREATE TABLE gauges AS SELECT DISTINCT ON (account, day) account, day, counters['followers'] AS value FROM log
    WHERE type = 'accountMetrics' AND counters['followers'] IS NOT NULL AND day IS NOT NULL ORDER BY account, day, occurredAt DESC, receivedAt DESC;
  CREATE TABLE growth AS SELECT o.influencer, g.day, value - lag(value) OVER (PARTITION BY account ORDER BY g.day) AS net FROM gauges g JOIN ours o ON o.id = g.account;
  CREATE TABLE known AS SELECT d.day, a.id AS account, g.value FROM days d CROSS JOIN (SELECT id FROM entries WHERE kind = 'accounts') a
    ASOF JOIN gauges g ON g.account = a.id AND d.day >= g.day WHERE d.day - g.day <= 30;
  CREATE TABLE places AS SELECT DISTINCT ON (post) post, coalesce(registered['account'], r.account) AS account, coalesce(registered['influencer'], r.influencer, o.influencer) AS influencer
    FROM readings r LEFT JOIN ours o ON o.id = coalesce(registered['account'], r.account) ORDER BY post;
  CREATE TABLE firsts AS SELECT post, min(day) AS day FROM closings GROUP BY post;
  CREATE TABLE remarks AS SELECT DISTINCT ON (e.type, ns, e.id) e.*, coalesce(fromBrand, coalesce(fromAccount, false) AND o.id IS NOT NULL AND o.influencer IS NULL) AS byBrand
    FROM log e LEFT JOIN ours o ON o.id = e.account LEFT JOIN entries b ON b.kind = 'brands' AND b.id = e.brand
    WHERE e.type IN ('comment', 'mention', 'message', 'reply') AND (b.id IS NULL OR b.fields['own'] = 'yes') AND coalesce(e.account, '') NOT IN (SELECT id FROM rivals) ORDER BY e.type, ns, e.id, receivedAt;
  CREATE TABLE visits AS SELECT DISTINCT ON (account, day, part) account, day, regexp_extract(id, '@[^/]*/(.*)~', 1) AS part, counters FROM log
    WHERE type = 'dailyAmounts' AND account LIKE 'web:%' ORDER BY account, day, part, regexp_extract(id, '~([^(]*)', 1) DESC, receivedAt DESC;`;

const counted = (measure, where) => `SELECT day, ${quote(measure)} AS measure, count(*) AS value FROM events WHERE ${where} GROUP BY day`;
const ofPosts = (measure, sum, where) => `SELECT day, ${quote(measure)} AS measure, sum(${sum}) AS value FROM wide WHERE ${sum} IS NOT NULL AND ${where} GROUP BY day`;

const heard = (measure, where, sum = 'count(*)') => `SELECT day, ${quote(measure)} AS measure, ${sum} AS value FROM remarks WHERE ${where} GROUP BY day`;

const question = [
  counted('clicksRaw', `type = 'click'`),
  counted('clicksHuman', `type = 'click' AND clickClass = 'human'`),
  counted('signups', `stage = 'signup'`),
  counted('leads', `stage = 'lead'`),
  `SELECT day, 'orders', count(*) FROM purchases GROUP BY day`,
  `SELECT day, 'refunds', count(*) FROM refunds GROUP BY day`,
  `SELECT day, measure, sum(minor) FROM converted WHERE minor IS NOT NULL GROUP BY day, measure`,
  `SELECT day, 'unconverted', count(*) FROM converted WHERE minor IS NULL AND counts GROUP BY day`,
  `SELECT day, CASE counter WHEN 'reach' THEN 'postReach' ELSE counter END, sum(amount) FROM amounts GROUP BY day, counter`,
  ofPosts('engagementsWithReach', 'engagements', 'reach IS NOT NULL'),
  ofPosts('engagementsWithImpressions', 'engagements', 'impressions IS NOT NULL'),
  ofPosts('engagementsWithViews', 'engagements', 'views IS NOT NULL'),
  ofPosts('impressionsWithReach', 'impressions', 'reach IS NOT NULL'),
  ofPosts('reachWithImpressions', 'reach', 'impressions IS NOT NULL'),
  ofPosts('sharesWithImpressions', 'shares', 'impressions IS NOT NULL'),
  ofPosts('estimatedReach', 'coalesce(reach, impressions, views)', 'true'),
  `SELECT s.day, CASE counter WHEN 'reach' THEN 'postReach' ELSE counter END || 'BeforeTracking', sum(greatest(0, value)) FROM steps s JOIN young y ON y.post = s.post AND y.day = s.day
    WHERE before IS NULL AND NOT coalesce(isYoung, false) GROUP BY ALL`,
  `SELECT w.day, 'engagementsWithFollowers', sum(engagements) FROM wide w JOIN places p ON p.post = w.post JOIN known k ON k.account = p.account AND k.day = w.day WHERE engagements IS NOT NULL GROUP BY ALL`,
  `SELECT f.day, 'potentialReach', sum(k.value) FROM firsts f JOIN places p ON p.post = f.post JOIN known k ON k.account = p.account AND k.day = f.day GROUP BY ALL`,
  `SELECT a.day, CASE WHEN p.influencer IS NULL THEN 'ownActions' ELSE 'creatorActions' END, sum(amount) FROM amounts a JOIN places p ON p.post = a.post WHERE counter IN ('likes', 'comments', 'shares') GROUP BY ALL`,
  `SELECT day, CASE WHEN influencer IS NULL THEN 'followersNet' ELSE 'creatorFollowersNet' END, sum(net) FROM growth WHERE net IS NOT NULL GROUP BY ALL`,
  `SELECT k.day, 'audienceDays', sum(k.value) FROM known k JOIN ours o ON o.id = k.account GROUP BY ALL`,
  `SELECT d.day, 'postsPublished', count(*) FROM entries p JOIN days d ON p.fields['publishedAt'] >= d."start" AND p.fields['publishedAt'] < d."end"
    WHERE p.kind = 'posts' AND coalesce(p.fields['account'], '') NOT IN (SELECT id FROM rivals) GROUP BY ALL`,
  `SELECT c.day, 'creatorClicks', count(*) FROM events c LEFT JOIN entries l ON l.kind = 'links' AND l.id = c.link LEFT JOIN entries p ON p.kind = 'posts' AND p.id = coalesce(l.fields['post'], c.post)
    WHERE type = 'click' AND clickClass = 'human' AND coalesce(l.fields['influencer'], p.fields['influencer'], c.influencer) IS NOT NULL GROUP BY ALL`,
  `SELECT day, metric, sum(counters[metric]) FROM visits CROSS JOIN (VALUES ('sessions'), ('engagedSessions'), ('newUsers'), ('pageViews'), ('keyEvents')) m(metric) GROUP BY ALL`,
  heard('commentsReceived', `type IN ('comment', 'reply') AND NOT byBrand`),
  heard('mentionsReceived', `type = 'mention' AND NOT byBrand`),
  heard('messagesReceived', `type = 'message' AND NOT byBrand`),
  heard('repliesSent', `byBrand AND parent IS NOT NULL`),
  heard('mentionReach', `type = 'mention' AND counters['reach'] IS NOT NULL`, `sum(counters['reach'])`),
  heard('mentionEngagements', `type = 'mention' AND counters['engagements'] IS NOT NULL`, `sum(counters['engagements'])`),
].join(' UNION ALL ');

const connection = await (await DuckDBInstance.create(':memory:')).connect();
for (const statement of setup.split(';').filter(each => each.trim())) await connection.run(statement);
const rows = (await connection.runAndReadAll(`SELECT strftime(day, '%Y-%m-%d') AS day, measure, value::BIGINT AS value FROM (${question}) ORDER BY 1, 2`)).getRowObjects();
for (const { day, measure, value } of rows) console.log(JSON.stringify({ day, measure, value: Number(value) }));
