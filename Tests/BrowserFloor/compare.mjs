// Runs the trainings in a WebAssembly module and compares the numbers with those of the native program.
// node compare.mjs MODULE NATIVE-NUMBERS
import { readFileSync } from "node:fs";
import { WASI } from "node:wasi";

// Node says that its WASI is experimental; the module needs little of it, and a browser's stand-in is as good.
process.removeAllListeners("warning");

// The module's processor has no multiply-add that rounds once, so sums differ in their last digit, and training
// carries that on: to 1e-13 in these. Anything wrong would show in the first digits.
const tolerance = 1e-12;

const [modulePath, numbersPath] = process.argv.slice(2);
const expected = readFileSync(numbersPath, "utf8").trim().split("\n").map(Number);
const wasi = new WASI({ version: "preview1" });
const bytes = readFileSync(modulePath);
const { instance } = await WebAssembly.instantiate(bytes, wasi.getImportObject());
wasi.initialize(instance);

const start = performance.now();
const count = instance.exports.train();
const milliseconds = performance.now() - start;
let worst = 0;
for (let i = 0; i < count; i++) {
  const found = instance.exports.result(i);
  const error = Math.abs(found - expected[i]) / Math.max(1, Math.abs(expected[i]));
  // Written so that a NaN fails too.
  if (!(error <= tolerance)) {
    console.error(`number ${i}: ${found} in the module, ${expected[i]} natively`);
    process.exit(1);
  }
  worst = Math.max(worst, error);
}
if (count !== expected.length || count === 0) {
  console.error(`${count} numbers in the module, ${expected.length} natively`);
  process.exit(1);
}
console.log(
  `browser floor: ${count} numbers agree to ${worst.toExponential(1)} (at most ${tolerance}); ` +
    `${Math.round(bytes.length / 1024)} KB, ${Math.round(milliseconds)} ms`,
);
