// Runs Azurite for a parent process, for as long as the parent keeps our standard input open. The arguments are Azurite's.
//
// Ctrl+C in a terminal reaches every process in the group at once, but the parent still writes to storage while it shuts
// down: so SIGINT is not ours to obey. The parent's end is: a closed standard input (however the parent died, and on
// every operating system) does what SIGTERM does, which saves everything acknowledged.
'use strict';

const oldestNode = 20;
if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  console.error(`Azurite needs Node.js ${oldestNode} or newer, this is ${process.versions.node}: install it from https://nodejs.org.`);
  process.exit(1);
}

const ignoreInterrupt = () => {};
process.on('SIGINT', ignoreInterrupt);
process.on('newListener', (event, listener) => {
  if (event === 'SIGINT' && listener !== ignoreInterrupt) setImmediate(() => process.removeListener('SIGINT', listener));
});

const stop = () => { if (!process.emit('SIGTERM')) process.exit(0); };
process.stdin.once('end', stop).once('error', stop).resume();
process.stdin.unref();

require('./partitions.cjs');
require('./node_modules/azurite/dist/src/azurite.js');
