// Prints one JSON line for each file named: what the Open XML SDK finds wrong with it.
// One process for all files, because starting the SDK takes longer than using it.
import { readFile } from "node:fs/promises";
import { argv, exit, stdout } from "node:process";
import validate from "@ooxml-tools/validate";

for (const path of argv.slice(2)) {
  const errors = await validate(await readFile(path), "docx", "Microsoft365");
  const told = errors.map(
    (each) => `${each.path.partUri} ${each.path.xpath}: ${each.description}`,
  );
  stdout.write(`${JSON.stringify({ path, told })}\n`);
}
exit(0); // the runtime of the SDK would keep the process alive
