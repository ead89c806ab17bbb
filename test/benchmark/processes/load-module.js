// Prints how long loading a module takes, in milliseconds. Plain JavaScript, so that nothing else is loaded.
const startNs = process.hrtime.bigint();
require(process.argv[2]);
console.log(Number(process.hrtime.bigint() - startNs) / 1e6);
