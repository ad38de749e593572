"""A real PostgreSQL server is read, never changed, and never for long."""

import gc
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest

from briefgen.errors import BriefgenError
from briefgen.sources.database.request import DatabaseLimits, DatabaseRequest
from briefgen.sources.source_content import SourceContent
from tests.interop import postgresql_server
from tests.interop.postgresql_server import (
    DATABASE,
    OWNER,
    OWNER_PASSWORD,
    READER,
    READER_PASSWORD,
    Server,
)
from tests.sources.database.asking import (
    USUAL,
    answer,
    cells,
    refusal,
    request,
    texts,
)

pytestmark = pytest.mark.interop

SOON = DatabaseLimits(seconds=1.0)
SCHEMA = """\
create table programmes (id serial primary key, title text, budget numeric(15, 2));
insert into programmes (title, budget) values ('Water', 2500000), ('Été', 0.5);
create sequence numbers;
create table log (said text);
create function noted(said text) returns text language plpgsql volatile as
  $$ begin insert into log values (said); return said; end $$;
create function forever() returns int language plpgsql as
  $$ begin loop perform 1; end loop; end $$;
create procedure committing() language plpgsql as
  $$ begin insert into log values ('x'); commit; end $$;
grant all on all tables in schema public to reader;
grant all on all sequences in schema public to reader;
grant create on schema public to reader;
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with postgresql_server.running() as running:
        running.run(SCHEMA)
        yield running


def address(
    server: Server,
    user: str = READER,
    password: str = READER_PASSWORD,
    database: str = DATABASE,
) -> str:
    who = f"{user}:{quote(password, safe='')}"
    return f"postgresql://{who}@127.0.0.1:{server.port}/{database}"


def asking(
    server: Server,
    statement: str,
    where: str | None = None,
    limits: DatabaseLimits = USUAL,
) -> DatabaseRequest:
    return request(server.folder, statement, where or address(server), limits)


def ask(server: Server, statement: str) -> SourceContent:
    return answer(asking(server, statement))


def refused(
    server: Server,
    statement: str,
    where: str | None = None,
    limits: DatabaseLimits = USUAL,
) -> str:
    told = refusal(asking(server, statement, where, limits))
    for secret in (READER_PASSWORD, quote(READER_PASSWORD), OWNER_PASSWORD, "127.0.0"):
        assert secret not in told
    return told


STATE = """\
select (select count(*) from programmes), (select count(*) from log), is_called,
  last_value, (select count(*) from pg_class), (select count(*) from pg_proc),
  (select count(*) from pg_roles), (select setting from pg_settings where name =
  'work_mem') from numbers
"""


def state(server: Server) -> list[object]:
    return server.run(STATE)


def test_an_answer_is_a_table_of_rows(server: Server) -> None:
    content = ask(server, "select title, budget from programmes order by id")
    assert content.tables[0].columns == ("title", "budget")
    assert [(c.text, c.kind, c.where) for c in cells(content)[0]] == [
        ("Water", "text", "row 1, column title"),
        ("2500000.00", "number", "row 1, column budget"),
    ]
    assert texts(content)[1] == ["Été", "0.50"]
    assert content.remarks == ()


@pytest.mark.parametrize(
    "statement",
    [
        "select title from programmes; -- the end; of it",
        "/* /* nested; */ delete from programmes; */ select title from programmes",
        "with a as (select 1 as n) select n from a",
        "values (1), (2)",
        "table programmes",
        "(select 1 as a) union all (select 2)",
        "select $a$;drop table programmes;$a$ as a, E'\\';' as b, '%s %(a)s :a ?' as c",
        "select title from programmes where title like '%t%'",
        "select 'é' as \"c;d\"",
    ],
)
def test_whatever_reads_is_allowed(statement: str, server: Server) -> None:
    assert texts(ask(server, statement))


HOSTILE = [
    "insert into programmes (title) values ('x')",
    "insert into programmes (title) values ('x') returning id",
    "update programmes set title = 'x' returning title",
    "delete from programmes returning title",
    "merge into programmes p using log l on false when not matched then do nothing",
    "with a as (insert into programmes (title) values ('x') returning id) table a",
    "with a as (delete from programmes returning id) select id from a",
    "select nextval('numbers') as n",
    "select setval('numbers', 1000) as n",
    "select noted('x') as a",
    "select title into stolen from programmes",
    "select title from programmes for update",
    "create table stolen as select 1 as a",
    "create temp table stolen as select 1 as a",
    "create function f() returns int language sql as 'select 1'",
    "create role r",
    "drop table programmes",
    "truncate programmes",
    "alter table programmes add column x text",
    "alter role reader set default_transaction_read_only = off",
    "grant all on programmes to public",
    "copy programmes to program 'touch /tmp/briefgen-stolen'",
    "copy programmes to '/tmp/briefgen-stolen'",
    "copy programmes to stdout",
    "copy programmes from stdin",
    "copy (select 1) to stdout",
    "do $$ begin insert into log values ('x'); end $$",
    "call committing()",
    "set transaction read write",
    "set session characteristics as transaction read write",
    "set default_transaction_read_only = off",
    "set statement_timeout = 0",
    "set role owner",
    "reset all",
    "begin",
    "start transaction read write",
    "commit",
    "commit and chain",
    "rollback",
    "savepoint a",
    "prepare transaction 'x'",
    "commit; insert into log values ('x')",
    "rollback; insert into log values ('x')",
    "select 1 as a; commit; insert into log values ('x')",
    "select 1 as a; insert into log values ('x'); select 1",
    "set transaction read write; insert into log values ('x')",
    "; commit; begin; insert into log values ('x'); commit",
    "select 1 as a \\; commit \\; insert into log values ('x')",
    "prepare p as insert into log values ('x')",
    "execute p",
    "declare c cursor with hold for select 1",
    "fetch all from c",
    "close all",
    "discard all",
    "deallocate all",
    "listen x",
    "notify x",
    "lock table programmes",
    "vacuum",
    "analyze",
    "cluster",
    "checkpoint",
    "reindex table programmes",
    "load 'x'",
    "security label on table programmes is 'x'",
    "comment on table programmes is 'x'",
    "refresh materialized view x",
    "import foreign schema a from server b into c",
    "explain analyze delete from programmes",
    "show work_mem",
    "select set_config('transaction_read_only', 'off', true) as a",
    "select set_config('transaction_read_only', 'off', false) as a, noted('x') as b",
    "select pg_reload_conf() as a",
    "select pg_read_file('/etc/passwd') as a",
    "select pg_ls_dir('/') as a",
    "select * from pg_authid",
    "select 1 as a where 1 = (select 1 from programmes for update)",
    "",
    "-- nothing",
    ";",
]


@pytest.mark.parametrize("statement", HOSTILE)
def test_nothing_else_is(statement: str, server: Server) -> None:
    before = state(server)
    refused(server, statement)
    assert state(server) == before
    assert not Path("/tmp/briefgen-stolen").exists()
    assert not server.run("select 1 from pg_prepared_xacts")
    large = "select count(*) from pg_largeobject_metadata"
    assert server.run(large) == [(0,)]


def test_what_a_superuser_asks_changes_nothing_and_is_warned_of(server: Server) -> None:
    own = address(server, OWNER, OWNER_PASSWORD)
    content = answer(asking(server, "select 1 as a", own))
    (remark,) = content.remarks
    assert "this account may do everything in the database" in str(remark)
    before = state(server)
    for statement in HOSTILE:
        with suppress(BriefgenError):  # it may read what is the server's own
            answer(asking(server, statement, own))
    assert state(server) == before
    assert not Path("/tmp/briefgen-stolen").exists()


@pytest.mark.parametrize(
    "statement",
    [
        "select lo_create(4711) as a",
        "select lo_from_bytea(4712, 'x') as a",
        "select pg_notify('x', 'y')::text as a",
        "select pg_advisory_lock(4711)::text as a",
        "select pg_try_advisory_lock(4712)::text as a",
    ],
)
def test_what_a_server_allows_all_the_same_is_rolled_back(
    statement: str, server: Server
) -> None:
    with server.owner() as other:
        other.execute("listen x")
        before = state(server)
        ask(server, statement)
        assert state(server) == before
        assert list(other.notifies(timeout=0.2)) == []
    large = "select count(*) from pg_largeobject_metadata"
    assert server.run(large) == [(0,)]
    assert server.run("select 1 from pg_locks where locktype = 'advisory'") == []


def test_a_statement_is_parsed_before_anything_is_carried_out(server: Server) -> None:
    told = refused(server, "set transaction read write")
    assert told.startswith("this statement has no table as its answer, and is not")
    assert refused(server, "commit; insert into log values ('x')").startswith(
        "this is not one statement that reads: cannot insert multiple commands"
    )
    assert "commit; insert" not in server.log().partition("statement: commit;")[2]


def test_settings_of_a_statement_end_with_it(server: Server) -> None:
    statement = "select set_config('work_mem', '64kB', false) as a"
    assert texts(ask(server, statement)) == [["64kB"]]
    assert texts(ask(server, "select current_setting('work_mem') as a")) == [["4MB"]]


def test_a_mistake_is_told_with_its_line(server: Server) -> None:
    statement = "select title,\n  nothing\nfrom programmes"
    assert refused(server, statement) == (
        'the database refuses this: column "nothing" does not exist, in line 2 of the'
        " statement [source]"
    )
    assert refused(server, "selec 1") == (
        'this is not one statement that reads: syntax error at or near "selec" [source]\n'
        "  hint: ask with one statement that only reads: SELECT, VALUES, TABLE or WITH"
    )
    assert "permission denied for table pg_authid" in refused(server, "table pg_authid")


SLOW = {
    "sleep": "select pg_sleep(1000)::text as a",
    "loop": "select forever() as a",
    "count": "select count(*) as a from generate_series(1, 1000000000000)",
    "no timeout": """\
select set_config('statement_timeout', '0', false) as a, pg_sleep(1000)::text as b
""",
    "recursion": """\
with recursive n(i) as (select 1 union all select i % 7 + 1 from n)
select i from n where i < 0
""",
    "no timeout of those that follow": """\
select generate_series(1, 1000000) as i, pg_sleep(0.02)::text as b,
  set_config('statement_timeout', '0', false) as a
""",
    "a sleep without a timeout": """\
select i, set_config('statement_timeout', '0', false) as a,
  case when i = 300 then pg_sleep(1000)::text end as b
from (select generate_series(1, 1000) as i) numbers
""",
}


def test_a_server_keeps_limits_of_its_own(server: Server) -> None:
    """They end what goes on where whoever asked is gone."""
    settings = [
        *("statement_timeout", "lock_timeout", "transaction_read_only"),
        "idle_in_transaction_session_timeout",
    ]
    columns = ", ".join(f"current_setting('{each}') as {each}" for each in settings)
    content = answer(asking(server, f"select {columns}", limits=SOON))
    assert texts(content) == [["1s", "500ms", "on", "1s"]]


@pytest.mark.parametrize("statement", SLOW.values(), ids=SLOW)
def test_an_answer_that_takes_too_long_is_stopped(
    statement: str, server: Server
) -> None:
    began = time.monotonic()
    assert refused(server, statement, limits=SOON).startswith("the answer takes too lo")
    assert time.monotonic() - began < 120
    time.sleep(0.2)
    working = "select query from pg_stat_activity where application_name = 'briefgen'"
    assert server.run(working) == []


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_statement_that_catches_its_end_is_stopped(server: Server) -> None:
    """A function may hold on to what the server tells it; the line is cut then."""
    server.run(
        "create or replace function stubborn() returns int language plpgsql as $$"
        " begin loop begin perform pg_sleep(1000); exception when query_canceled then"
        " null; end; end loop; end $$"
    )
    began = time.monotonic()
    told = refused(server, "select stubborn() as a", limits=SOON)
    assert told.startswith("the answer takes too long")
    assert time.monotonic() - began < 120
    server.run(
        "select pg_terminate_backend(pid) from pg_stat_activity"
        " where query like '%stubborn%' and pid != pg_backend_pid()"
    )
    gc.collect()  # SQLAlchemy leaves the cursor of a line that broke to the collector


def test_others_locks_are_not_waited_for(server: Server) -> None:
    with server.owner() as other:
        other.execute("begin")
        other.execute("lock table programmes in access exclusive mode")
        began = time.monotonic()
        told = refused(server, "select title from programmes", limits=SOON)
        assert time.monotonic() - began < 120
        other.execute("rollback")
    assert told.startswith("others have locked what this asks for")


def test_reading_locks_nobody_out(server: Server) -> None:
    ask(server, "select title from programmes")
    server.run("begin; lock table programmes in access exclusive mode nowait; rollback")


def test_numbers_are_exact(server: Server) -> None:
    statement = """\
select 12345678901234567890.12345678901234567890::numeric as a, 1e130::numeric as b,
  9223372036854775807::bigint as c, 0.1::float8 as d, 0.1::float4 as e,
  0.1::float8 + 0.2::float8 as f, 1e300::float8 as g, -0.00::numeric(5, 2) as h,
  32767::smallint as i, '1 234,50'::text as j, 3::money as k
"""
    content = ask(server, statement)
    assert texts(content)[0][:-1] == [
        "12345678901234567890.12345678901234567890",
        f"1{'0' * 130}",
        "9223372036854775807",
        "0.1",
        "0.1",
        "0.30000000000000004",
        f"1{'0' * 300}",
        "0.00",
        "32767",
        "1 234,50",
    ]
    kinds = [cell.kind for cell in cells(content)[0]]
    assert kinds == ["number"] * 9 + ["text"] * 2
    assert [each.message[:30] for each in content.remarks] == [
        "column f is of floating point:"
    ]


def test_other_types_keep_their_meaning(server: Server) -> None:
    statement = """\
select date '2025-04-03' as a, timestamp '2025-04-03 12:30' as b, true as c,
  timestamptz '2025-04-03 12:30+00' at time zone 'UTC' as d, null::date as e,
  'x'::char(3) as f, '{00000000-0000-0000-0000-000000000001}'::uuid as g,
  date '0001-01-01' as h, '10.0.0.1'::inet as i, time '12:30' as j,
  timestamptz '2025-04-03 23:30-05' as k
"""
    (row,) = cells(ask(server, statement))
    assert [(cell.text, cell.kind) for cell in row] == [
        ("2025-04-03", "date"),
        ("2025-04-03T12:30:00", "date"),
        ("true", "truth"),
        ("2025-04-03T12:30:00", "date"),
        ("", "text"),
        ("x  ", "text"),
        ("00000000-0000-0000-0000-000000000001", "text"),
        ("0001-01-01", "date"),
        ("10.0.0.1", "text"),
        ("12:30:00", "text"),
        (row[10].text, "text"),
    ]
    assert [cell.fault for cell in row[:10]] == [""] * 10
    assert row[10].fault.startswith("a moment, whose day is another one elsewhere")


def test_what_is_no_value_of_ours_is_a_fault(server: Server) -> None:
    statement = """\
select '\\x00ff'::bytea as a, array[1, 2] as b, '{"a": 1}'::jsonb as c,
  interval '3 days' as d, 'NaN'::numeric as e, 'NaN'::float8 as f, 'inf'::float8 as g,
  '[1,2]'::json as h, int4range(1, 3) as i, row(1, 2) as j,
  interval '300000 years' as k, E'a\\u0007b' as l
"""
    (row,) = cells(ask(server, statement))
    assert [bool(cell.fault) for cell in row[:9]] == [True] * 9
    assert row[11].fault


def test_dates_that_no_calendar_of_ours_has_are_texts(server: Server) -> None:
    statement = """\
select 'infinity'::date as a, '-infinity'::timestamp as b, date '0044-03-15 BC' as c,
  date '20000-01-01' as d, 'infinity'::timestamptz as e
"""
    (row,) = cells(ask(server, statement))
    assert [(cell.text, cell.kind) for cell in row] == [
        ("infinity", "text"),
        ("-infinity", "text"),
        ("0044-03-15 BC", "text"),
        ("20000-01-01", "text"),
        ("infinity", "text"),
    ]


def test_names_of_columns_that_no_mapping_could_use_are_told(server: Server) -> None:
    told = refused(server, "select 1 as a, 2 as a, 3, 4")
    assert told.count("error: ") == 2  # and the first, which `refusal` takes away
    assert "2 columns of the answer have the name 'a'" in told
    assert "column 3 of the answer has no name" in told


@pytest.mark.parametrize("encoding", ["LATIN1", "WIN1252", "UTF8"])
def test_texts_of_any_encoding_are_read(encoding: str, server: Server) -> None:
    name = f"in_{encoding.lower()}"
    server.run(
        f"create database {name} encoding '{encoding}' template template0 locale 'C'",
        "postgres",
    )
    server.run(
        "create table t (a text); grant select on t to public; insert into t values ('Été à Québec')",
        name,
    )
    content = answer(asking(server, "table t", address(server, database=name)))
    assert texts(content) == [["Été à Québec"]]


def test_texts_without_an_encoding_are_told_if_they_are_not_utf_8(
    server: Server,
) -> None:
    name = "in_ascii"
    server.run(
        f"create database {name} encoding 'SQL_ASCII' template template0 locale 'C'",
        "postgres",
    )
    server.run(
        "create table t (a text); grant select on t to public; insert into t values ('Été')",
        name,
    )
    where = address(server, database=name)
    assert texts(answer(asking(server, "table t", where))) == [["Été"]]
    server.run("insert into t values (convert_from('\\xe974e9', 'SQL_ASCII'))", name)
    told = refused(server, "table t", where)
    assert "a text that is not in the database's encoding" in told


def test_many_rows_are_streamed(server: Server) -> None:
    statement = "select generate_series(1, {}) as a, 'text' as b, 1 / 8.0 as c"
    began = time.monotonic()
    assert len(texts(ask(server, statement.format(50_000)))) == 50_000
    assert time.monotonic() - began < 120
    began = time.monotonic()
    told = refused(server, statement.format(10**9))
    assert told.startswith("the answer has more than 50,000 rows [too-large]")
    assert time.monotonic() - began < 120


def test_a_cell_that_is_too_large_is_told(server: Server) -> None:
    told = refused(server, "select 'b' as b, repeat('x', 1000001) as a")
    assert told == (
        "row 1, column a has more than 1,000,000 characters [too-large]\n"
        "  hint: leave the column out, or ask for its beginning"
    )


def test_many_large_cells_take_bounded_memory(server: Server) -> None:
    """Ten gigabytes would come; what is told comes long before."""
    code = MEMORY.format(address=address(server))
    done = subprocess.run(
        [sys.executable, "-c", code, str(server.folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert "million characters" in done.stdout
    assert int(done.stdout.split()[-1]) < 1_000_000  # KB


MEMORY = """\
import sys
from pathlib import Path
from tests.sources.database.asking import refusal, request
statement = "select generate_series(1, 10000) as i, repeat('x', 999999) as a"
print(refusal(request(Path(sys.argv[1]), statement, {address!r})))
status = Path("/proc/self/status").read_text()  # its own peak, not that of who began it
print(status.partition("VmHWM:")[2].split()[0])
"""
