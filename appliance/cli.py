"""The commands. Exit 0: ran, and every promise held; 1: a promise failed; 2: bad usage or input."""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, NoReturn

import click

from appliance.errors import ApplianceError, ConfigError, ModelError

MODELS_DIR = "FRONTDESK_MODELS"
"""Environment variable naming the models folder where no option does."""


def main() -> None:
    """Run a command; every expected failure is one sentence on stderr and a non-zero exit."""
    try:
        cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except ApplianceError as error:
        _fail(error)
    except BaseExceptionGroup as group:
        expected, rest = group.split(ApplianceError)
        if rest is None and expected is not None:
            _fail(_first(expected))
        raise


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="frontdesk-appliance", prog_name="frontdesk")
def cli() -> None:
    """An AI receptionist that answers the clinic's phone."""


@cli.command()
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="Settings, TOML.")
@click.option("--sip", metavar="HOST:PORT", help="Where callers reach the box.")
@click.option("--web", metavar="HOST:PORT", help="Where the status page is, loopback only.")
@click.option("--fhir", metavar="URL", help="The record system's FHIR R4 address.")
@click.option("--staff", metavar="SIPURI", help="Who is rung when a person is wanted.")
@click.option("--state", type=click.Path(path_type=Path), help="Folder for everything the box keeps.")
@click.option("--models", type=click.Path(path_type=Path), help=f"Models folder; else ${MODELS_DIR}.")
@click.option("--now", metavar="ISO", help="Pretend the clock stands here at start.")
@click.option("--keep-demo-audio", type=click.Path(path_type=Path), help="Record calls here. Demo clinic only.")
def run(config_file: Path | None, now: str | None, keep_demo_audio: Path | None, **options: Any) -> None:
    """Answer the phone."""
    from appliance import daemon
    from appliance.config import load_config, make_config

    overrides = _overrides(**options)
    config = load_config(config_file, overrides) if config_file else make_config({}, overrides, source="command line")
    daemon.start(config, now=_instant(now) if now else None, keep_demo_audio=keep_demo_audio)


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Print the demo clinic and exit.")
@click.option("--serve", is_flag=True, help="Run the demo clinic, its record system and one rehearsal call.")
@click.option("--sip", default="127.0.0.1:5060", show_default=True, metavar="HOST:PORT")
@click.option("--web", default="127.0.0.1:8080", show_default=True, metavar="HOST:PORT")
@click.option("--fhir-port", default=8090, show_default=True, help="Port of the demo record system.")
@click.option("--cache", default=".cache", show_default=True, type=click.Path(path_type=Path), help="Working folder.")
@click.option("--seed", type=int, help="Draw the rehearsal call from this seed.")
@click.option("--once", is_flag=True, help="Stop after the rehearsal call.")
def demo(as_json: bool, serve: bool, **options: Any) -> None:
    """Show or run the demo clinic."""
    if as_json == serve:
        raise click.UsageError("say either --json or --serve")
    if as_json:
        from appliance.clinic_file import demo_document

        click.echo(json.dumps(demo_document(), ensure_ascii=False, indent=1))
        return
    from appliance import demo_day

    sys.exit(demo_day.start(**options))


@cli.command()
@click.option(
    "--capacity", "measuring", is_flag=True, help="Measure this board and set how many calls it takes at once."
)
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="Settings, TOML.")
@click.option("--state", type=click.Path(path_type=Path), help="The box's folder: the finding is kept there.")
@click.option("--models", type=click.Path(path_type=Path), help=f"Models folder; else ${MODELS_DIR}.")
def doctor(config_file: Path | None, measuring: bool, as_json: bool, **options: Any) -> None:
    """Say how the box stands. --capacity takes half a minute in which nobody should call."""
    from appliance import doctor as doctors
    from appliance.config import load_config, make_config

    nobody = {"ehr.base_url": "http://127.0.0.1"}  # the record system is not asked
    overrides = _overrides(**options)
    config = (
        load_config(config_file, overrides) if config_file else make_config({}, {**nobody, **overrides}, source="-")
    )
    sys.exit(doctors.start(config, measuring=measuring, as_json=as_json))


@cli.group()
def models() -> None:
    """Fetch, verify and list the models."""


@models.command()
@click.argument("names", nargs=-1)
@click.option("--dir", "models_dir", type=click.Path(path_type=Path), help=f"Models folder; else ${MODELS_DIR}.")
@click.option("--group", "groups", multiple=True, default=("box",), show_default=True, help="box, choice or rehearse.")
def fetch(names: tuple[str, ...], models_dir: Path | None, groups: tuple[str, ...]) -> None:
    """Fetch what is missing; what is there and right is left alone."""
    from appliance.speech import fetch as fetching

    fetched = fetching.fetch(_models_dir(models_dir), names=names, groups=groups, progress=_progress)
    click.echo(f"{fetched.present} files were there, {len(fetched.brought)} fetched.")


@models.command()
@click.argument("names", nargs=-1)
@click.option("--dir", "models_dir", type=click.Path(path_type=Path), help=f"Models folder; else ${MODELS_DIR}.")
@click.option("--group", "groups", multiple=True, default=("box",), show_default=True, help="box, choice or rehearse.")
def verify(names: tuple[str, ...], models_dir: Path | None, groups: tuple[str, ...]) -> None:
    """Read every file and compare it with the manifest."""
    from appliance.speech import weights

    checked = weights.verify(_models_dir(models_dir), names=names, groups=groups)
    for one in checked:
        click.echo(one.sentence)
    if any(one.state is not weights.FileState.OK for one in checked):
        raise ModelError("some models are missing or wrong; run: frontdesk models fetch")


@models.command("list")
@click.option("--dir", "models_dir", type=click.Path(path_type=Path), help=f"Models folder; else ${MODELS_DIR}.")
def list_models(models_dir: Path | None) -> None:
    """List the models, their licences and whether they are here."""
    from appliance.speech import weights

    for one in weights.listing(_models_dir(models_dir)):
        model = one.model
        size, languages = f"{one.bytes / 1e6:7.1f} MB", "+".join(model.languages)
        click.echo(f"{model.name:18} {model.version:10.10} {size} {languages:6} {model.licence:12} {one.state}")


@cli.command()
@click.argument("scenarios", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the report on stdout.")
@click.option("--seed", type=int, help="Draws patients, providers and days; printed when not given.")
@click.option("--target", default="sip:frontdesk@127.0.0.1:5060", show_default=True, metavar="sip:URI")
@click.option("--fhir", metavar="URL", default="http://127.0.0.1:8090/fhir", show_default=True)
@click.option("--staff", metavar="HOST:PORT", help="Where the rehearsal's staff phone listens.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("out/rehearsal"), show_default=True)
@click.option("--calls", type=int, default=1, show_default=True, help="Times each scenario is played.")
def rehearse(scenarios: tuple[Path, ...], as_json: bool, **options: Any) -> None:
    """Phone the box as a patient would, and check what came of it."""
    from appliance.rehearse import run as rehearsal

    sys.exit(rehearsal.start(scenarios=scenarios, as_json=as_json, **options))


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, in and out, for programs.")
@click.option("--now", "--clock", "now", metavar="ISO", help="Where the clock stands; else now.")
@click.option("--seed", type=int, help="Number of the call. Nothing in the box is drawn by lot.")
@click.option("--caller", metavar="E164", help="The number the call comes from; else it is hidden.")
@click.option("--lang", type=click.Choice(("en", "es")), help="The language the box begins in.")
@click.option("--clinic", metavar="FILE", help="Clinic settings; else the demo clinic.")
@click.option("--fhir", metavar="off|URL", help="No record system, or a real one; else a stand-in, see above.")
@click.option(
    "--encoder/--no-encoder", default=True, help="Whether the sentence encoder gives its opinion, as on calls."
)
def chat(**options: Any) -> None:
    """Talk to the receptionist in text, over a store that is thrown away.

    It books with a stand-in for the record system, inside this process, that takes everything: "confirmed" then means
    that the stand-in took it. With --fhir off every booking stays a request; with --fhir URL a real FHIR server is
    read and written, and its answers count.
    """
    from appliance.chat import run as chatting

    sys.exit(chatting.start(**options))


@cli.command()
@click.argument("kind", type=click.Choice(("emergencies", "openings", "turns", "dates")))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--clinic", "clinic_file", type=click.Path(path_type=Path), help="Clinic settings; else the demo clinic.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--errors", is_flag=True, help="Print what was not understood.")
def evaluate(kind: str, files: tuple[Path, ...], clinic_file: Path | None, as_json: bool, errors: bool) -> None:
    """Judge how well labelled utterances are understood."""
    from appliance.clinic_file import load_clinic
    from appliance.evaluate import run as evaluation

    clinic = load_clinic(str(clinic_file or "demo")).clinic
    sys.exit(evaluation.start(kind, files, clinic, evaluation.Shown(as_json=as_json, errors=errors)))


@cli.command()
@click.option("--config", "config_file", type=click.Path(path_type=Path), required=True, help="Settings, TOML.")
@click.option("--done", metavar="N", type=int, help="Card N has been dealt with; its time is given back.")
def cards(config_file: Path, done: int | None) -> None:
    """Show the changes that wait for a person, as JSON: what was promised, found, and could be offered."""
    from appliance import cards as waiting
    from appliance.config import load_config

    click.echo(waiting.start(load_config(config_file, {}), done=done))


@cli.group()
def ehr() -> None:
    """Try out the record system."""


@ehr.command()
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="Settings, TOML.")
@click.option("--fhir", metavar="URL", help="The record system's FHIR R4 address.")
@click.option("--state", type=click.Path(path_type=Path), help="The box's folder: the finding is kept there.")
@click.option("--patient", metavar="ID", default="", help="A test patient, where appointments need one.")
@click.option("--schedule", metavar="ID", default="", help="A disposable Schedule, where none can be made.")
@click.option("--stored", is_flag=True, help="Show the last finding and test nothing.")
def probe(config_file: Path | None, patient: str, schedule: str, stored: bool, **options: Any) -> None:
    """Test on a disposable calendar what the record system can be trusted with; print it as JSON and keep it."""
    from appliance.config import load_config, make_config
    from appliance.ehr import examine

    overrides = _overrides(**options)
    config = load_config(config_file, overrides) if config_file else make_config({}, overrides, source="command line")
    keep = options["state"] is not None or config_file is not None
    click.echo(examine.start(config, keep=keep, stored=stored, patient_id=patient, schedule_id=schedule))


@ehr.command()
@click.option("--config", "config_file", type=click.Path(path_type=Path), required=True, help="Settings, TOML.")
def moved(config_file: Path) -> None:
    """Say that the record system is the one the box knows, at a new address."""
    from appliance.config import load_config
    from appliance.ehr import examine

    examine.moved(load_config(config_file, {}))


@ehr.command("key")
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="Settings, TOML.")
@click.option("--state", type=click.Path(path_type=Path), help="The box's folder: the key is kept there.")
@click.option("--algorithm", type=click.Choice(["ES384", "RS384"]), help="Which the vendor wants; else as configured.")
@click.option("--renew", is_flag=True, help="Make a new key; the one before stays good until the next renewal.")
def make_key(
    config_file: Path | None, state: Path | None, algorithm: Literal["ES384", "RS384"] | None, renew: bool
) -> None:
    """Make the box's key if there is none, and print the public half (JWKS) to hand to the record system's vendor."""
    from appliance.config import SmartConfig, load_config
    from appliance.ehr import keys

    if config_file is None and state is None:
        raise click.UsageError("say --config or --state: the key is kept in the box's folder")
    config = load_config(config_file, _overrides(state=state)) if config_file else None
    smart = (config.ehr.smart if config else None) or SmartConfig(client_id="-")
    folder = Path(config.state) if config else state
    click.echo(keys.make_key(folder or Path(), algorithm or smart.algorithm, renew=renew))


def _overrides(**options: Any) -> dict[str, Any]:
    fields = {"sip": "sip.listen", "web": "web.listen", "fhir": "ehr.base_url", "state": "state"}
    given: dict[str, Any] = {
        fields[name]: str(value) for name, value in options.items() if name in fields and value is not None
    }
    if options.get("staff"):
        given["staff.addresses"] = [options["staff"]]
    if models_dir := options.get("models") or os.environ.get(MODELS_DIR):
        given["speech.models"] = str(models_dir)
    return given


def _models_dir(given: Path | None) -> Path:
    return given or Path(os.environ.get(MODELS_DIR, "/var/lib/frontdesk/models"))


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"--now is {text!r}; use an ISO time with zone, such as 2026-11-23T09:00-06:00") from None
    if instant.tzinfo is None:
        raise ConfigError(f"--now is {text!r} and has no zone; add one, such as 2026-11-23T09:00-06:00")
    return instant


def _progress(line: str) -> None:
    click.echo(line, err=True)


def _first(group: BaseExceptionGroup[ApplianceError]) -> ApplianceError:
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    assert isinstance(error, ApplianceError)  # noqa: S101
    return error


def _fail(error: ApplianceError) -> NoReturn:
    click.echo(f"frontdesk: {error}", err=True)
    sys.exit(2 if isinstance(error, ConfigError) else 1)


if __name__ == "__main__":
    main()
