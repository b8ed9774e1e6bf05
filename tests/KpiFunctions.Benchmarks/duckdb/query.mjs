// Runs one SQL file over a folder of the log and prints its rows as one line of JSON: node query.mjs file.sql folder
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const [file, folder] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const reader = await connection.runAndReadAll(readFileSync(file, 'utf8').replaceAll('$log', folder));
console.log(JSON.stringify(reader.getRowObjects(), (_, value) => (typeof value === 'bigint' ? Number(value) : value)));
