// Redocly's recommended rules over an OpenAPI description: node openapi_lint.mjs FOLDER-WITH-node_modules DESCRIPTION...
// Ends with 1 where one is broken, be it only advice, and with 77 where the linter is not installed.
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, ...descriptions] = process.argv.slice(2);
const require = createRequire(join(folder, "package.json"));
let redocly;
try {
  redocly = require("@redocly/openapi-core");
} catch {
  console.log("the packages of tests/web/package.json are not installed: packaging/install-deps brings them");
  process.exit(77);
}

const config = await redocly.createConfig({ extends: ["recommended"] });
for (const ref of descriptions) {
  for (const { severity, ruleId, message, location } of await redocly.lint({ ref, config })) {
    console.log(`${ref} ${location[0]?.pointer ?? ""}: ${severity}: ${message} (${ruleId})`);
    process.exitCode = 1;
  }
}
