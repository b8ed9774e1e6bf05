// Azurite looks at every row of a table to answer a query. Almost all of our queries name one partition, and Azurite keeps an index of
// partitions, which it only uses for single rows: here it is used for queries too. What is answered stays decided by Azurite's own
// filter, over the rows of the partition instead of those of the table.
'use strict';

const { default: TableStore } = require('./node_modules/azurite/dist/src/table/persistence/LokiTableMetadataStore.js');

const text = /'(?:[^']|'')*'/g;
const named = /^PartitionKey eq ('(?:[^']|'')*')(?: and |$)/;

/** The partition outside of which no row can pass the filter. Undefined when the filter does not say so at its beginning, or allows alternatives. */
const partitionOf = filter => {
  const partition = named.exec(filter ?? '');
  if (!partition || /\b(?:or|not)\b/.test(filter.replace(text, "''"))) return undefined;
  return partition[1].slice(1, -1).replaceAll("''", "'");
};

const queryAll = TableStore.prototype.queryTableEntities;
TableStore.prototype.queryTableEntities = function (context, account, table, options, ...continuation) {
  const PartitionKey = partitionOf(options.filter);
  if (PartitionKey === undefined) return queryAll.call(this, context, account, table, options, ...continuation);
  const rows = this.getEntityCollection(account, table, context);
  const store = Object.create(this, { getEntityCollection: { value: () => ({ chain: () => rows.chain().find({ PartitionKey }) }) } });
  return queryAll.call(store, context, account, table, options, ...continuation);
};

module.exports = { partitionOf };
