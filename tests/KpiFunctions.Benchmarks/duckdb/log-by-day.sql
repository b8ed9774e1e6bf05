-- What was clicked and sold on each UTC day, straight from the log: the first of each identity counts, as in the rollups (orders that are told twice under
-- different ids, corrections of files and retractions are settled there and not here). $log is the container's folder or its address.
WITH lines AS (
  SELECT *, row_number() OVER (PARTITION BY ns, type, id ORDER BY receivedAt, filename) AS copy
  FROM read_json('$log/*/*/*/*/*.ndjson', format = 'newline_delimited', filename = true, columns = {
    type: 'VARCHAR', ns: 'VARCHAR', id: 'VARCHAR', occurredAt: 'TIMESTAMP', receivedAt: 'TIMESTAMP', stage: 'VARCHAR', amount: 'BIGINT', currency: 'VARCHAR', clickClass: 'VARCHAR'})
)
SELECT strftime(occurredAt, '%Y-%m-%d') AS day,
  count(*) FILTER (type = 'click' AND clickClass = 'human') AS clicks,
  count(*) FILTER (stage = 'purchase') AS orders,
  coalesce(sum(amount) FILTER (stage = 'purchase'), 0) AS revenue
FROM lines
WHERE copy = 1
GROUP BY day
ORDER BY day
