"""`python -m tests.bench.search`: the search at two sizes, on both engines, with the judged queries of three kinds.

Each size is measured in a process of its own: how long it takes to be ready and how much memory the search adds are
of a fresh process only.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from tests.bench.scratch import NAME, use_scratch_database

ROOT = Path(__file__).parent.parent.parent
JUDGED = ROOT / "tests/catalogue/search/judgements"
LARGE = 128_100
KINDS = {"A": "agents' words", "C": "citizens' sentences", "N": "noisy input"}
BUDGET_MS = {"small": 15, "large": 80}
SUGGEST_MS, PARALLEL_MS, PARALLEL = 30, 300, 20
WORKERS, THREADS = 2, 4  # of the city's web server (Procfile); who comes when all are busy waits for his turn
A_PAGE = 10  # results, as on the website
START_SECONDS, MEMORY_MB = 2.0, {True: 250, False: 120}


def main() -> None:
    """Measure the size that is named; without one, both, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=["small", "large"])
    parser.add_argument("--no-semantic", action="store_true")
    parser.add_argument("--start", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--searchers", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--first", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--engine", default="postgres", help=argparse.SUPPRESS)
    options = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.development"  # the tests' own switch Elasticsearch off
    if options.searchers:  # beside a measurement, which set the rest
        search_at_once(options.searchers, options.first, options.engine)
        return
    if options.start:
        as_every_worker()
        print(time_to_first_answer())
        return
    use_scratch_database()
    if options.size is None:
        _make_ready()
        for size in ("small", "large"):
            for more in ([], ["--no-semantic"]):
                subprocess.run(
                    [sys.executable, "-m", "tests.bench.search", "--size", size, *more], check=True, cwd=ROOT
                )
        return
    if options.size == "large":
        _name_database(f"scratch_{NAME}")
    os.environ["SEARCH_MEANING"] = "0" if options.no_semantic else "1"
    os.environ["ELASTICSEARCH_INDEX"] = f"bench-{options.size}"
    os.environ["ELASTICSEARCH_TIMEOUT"] = "10"  # a slow answer is a number here, not another engine's answer
    measure_size(options.size, semantic=not options.no_semantic)


def _make_ready() -> None:
    """Load the demo city and its large copy, unless they are there, and their indexes."""
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "demo", "--no-serve"], check=True, cwd=ROOT)
    small = os.environ["DATABASE_URL"]
    _name_database(f"scratch_{NAME}")
    enough = _documents() >= LARGE
    os.environ["DATABASE_URL"] = small
    if not enough:
        subprocess.run([*manage, "search_index", "synth", str(LARGE)], check=True, cwd=ROOT)
    if os.environ.get("ELASTICSEARCH_URL"):
        for size, name in (("small", NAME), ("large", f"scratch_{NAME}")):
            _name_database(name)
            elasticsearch = "catalogue.search.engines.elasticsearch"
            build = f"from {elasticsearch}.rebuilding import build; build()"
            if _indexed(f"bench-{size}") >= max(_documents(), 1):  # what changed since, at most
                build = f"from {elasticsearch}.feeding import send; send()"
            environment = os.environ | {"ELASTICSEARCH_INDEX": f"bench-{size}"}
            subprocess.run([*manage, "shell", "-v0", "-c", build], check=True, cwd=ROOT, env=environment)
    os.environ["DATABASE_URL"] = small


def _name_database(name: str) -> None:
    os.environ["DATABASE_URL"] = re.sub(rf"/(scratch_)?{NAME}\b", f"/{name}", os.environ["DATABASE_URL"], count=1)


def _documents() -> int:
    import psycopg

    try:
        with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
            row = connection.execute("SELECT count(*) FROM search_searchdocument").fetchone()
    except psycopg.Error:
        return 0
    return row[0] if row else 0


def _indexed(name: str) -> int:
    from elasticsearch import ApiError, Elasticsearch

    with Elasticsearch(os.environ["ELASTICSEARCH_URL"]) as client:
        try:
            return int(client.count(index=name)["count"])
        except ApiError:
            return 0


def measure_size(size: str, *, semantic: bool) -> None:
    """Print the table of one size."""
    import psutil

    from tests.bench.measure import speed

    process = psutil.Process()
    as_every_worker()
    before = process.memory_info().rss
    ready = time_to_first_answer()
    without = _in_a_fresh_process(SEARCH_MEANING="0") if semantic else 0.0
    from catalogue.search import find
    from catalogue.search.models import SearchDocument
    from catalogue.search.suggest import suggestions
    from catalogue.search.warming import get_ready
    from cms.memory import settle

    get_ready()
    settle()  # as the web server does after its start
    kind = "with meaning" if semantic else "words alone"
    print(f"\n{speed()}")
    print(
        f"{SearchDocument.objects.count():,} documents, {kind:<24}{'p50 ms':>9}{'p95 ms':>9}{'budget':>9}", flush=True
    )
    engines = ["postgres", *(["elasticsearch"] if os.environ.get("ELASTICSEARCH_URL") else [])]
    queries = dict(_queries())
    every = [query for group in queries.values() for query in group]
    for engine in engines:
        if engine == "elasticsearch":
            _let_java_compile(partial(find, engine=engine, page_size=A_PAGE), every)
        for letter, group in queries.items():
            _row(f"{engine}, {KINDS[letter]}", _times(find, group, engine=engine, page_size=A_PAGE), BUDGET_MS[size])
        _row(f"{engine}, all", _times(find, every, engine=engine, page_size=A_PAGE), BUDGET_MS[size])
    starts = [query[:length] for query in every[:120] for length in (3, 5, 8)]
    _row("suggestions while typing", _times(suggestions, starts), SUGGEST_MS)
    added = (process.memory_info().rss - before) / 2**20
    for engine in engines:
        _row(f"{PARALLEL} searchers at once, {engine}", _parallel(engine), PARALLEL_MS)
    if semantic:
        print(f"first search answered after, s: {ready:.1f}, with words alone {without:.1f}", flush=True)
        _line("later by the meaning, s", ready - without, START_SECONDS)
    else:
        _line("first search answered after, s", ready, START_SECONDS)
    _line("memory that the search adds, MB", added, MEMORY_MB[semantic])


def _let_java_compile(search: Callable[[str], object], queries: list[str]) -> None:
    """Ask a node that may just have started, and is twice as slow then, until it is as it is all day."""
    for _round in range(3):
        for query in queries:
            search(query)


def as_every_worker() -> None:
    """Load what a worker loads also without searching."""
    import django

    django.setup()
    from django.urls import reverse

    reverse("wagtailadmin_home")


def time_to_first_answer() -> float:
    """Return the seconds until this fresh process answers a first search."""
    start = time.perf_counter()
    from catalogue.search.warming import answer_first

    answer_first()
    return time.perf_counter() - start


def _in_a_fresh_process(**environment: str) -> float:
    start = [sys.executable, "-m", "tests.bench.search", "--start"]
    told = subprocess.run(start, cwd=ROOT, env=os.environ | environment, check=True, capture_output=True, text=True)
    return float(told.stdout.split()[-1])


def _queries() -> Iterator[tuple[str, list[str]]]:
    from catalogue.search.evaluation.judgements import read

    judged = [one for half in ("tuning", "held-out") for one in read(JUDGED / f"city-{half}.tsv")]
    for letter in KINDS:
        yield letter, [one.query for one in judged if one.group == letter]


def _times(call: Callable[..., object], queries: list[str], **options: object) -> list[float]:
    """Time each query once, as it comes for the first time: nothing of an earlier answer is kept but words."""
    from catalogue.search.meaning import meaning_of

    meaning_of.cache_clear()
    found = []
    for query in queries:
        start = time.perf_counter()
        call(query, **options)
        found.append((time.perf_counter() - start) * 1000)
    return found


def _parallel(engine: str) -> list[float]:
    """Let `PARALLEL` people search at once; the time of each is from asking, the wait for a thread included."""
    start = [sys.executable, "-m", "tests.bench.search", "--searchers", str(PARALLEL // WORKERS), "--engine", engine]
    workers = [
        subprocess.Popen([*start, "--first", str(number)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for number in range(WORKERS)
    ]
    for worker in workers:  # ready
        assert worker.stdout is not None and worker.stdout.readline()
    with ThreadPoolExecutor(WORKERS) as pool:
        answers = list(pool.map(lambda worker: worker.communicate(b"go\n")[0], workers))
    return [float(taken) for answer in answers for taken in answer.split()]


def search_at_once(searchers: int, first: int, engine: str) -> None:
    """Be one worker: get ready, wait for the word, and let its searchers ask their queries."""
    import django

    django.setup()
    from catalogue.search import find
    from catalogue.search.warming import get_ready
    from cms.memory import settle

    get_ready()
    settle()
    every = [query for group in dict(_queries()).values() for query in group]

    server = ThreadPoolExecutor(THREADS)

    def in_turn(query: str) -> object:
        return server.submit(find, query, engine=engine, page_size=A_PAGE).result()

    def one(number: int) -> list[float]:
        return _times(in_turn, every[number::PARALLEL])

    print("ready", flush=True)
    sys.stdin.readline()
    with ThreadPoolExecutor(searchers) as pool:
        for found in pool.map(one, range(first * searchers, (first + 1) * searchers)):
            print(*found)


def _row(name: str, times: list[float], budget: float) -> None:
    slow = quantiles(times, n=100)[94]
    verdict = "ok" if slow <= budget else "OVER"
    print(f"{name:<46}{median(times):>9.1f}{slow:>9.1f}{f'≤ {budget:g}':>9}  {verdict}", flush=True)


def _line(name: str, value: float, budget: float) -> None:
    print(f"{name:<46}{value:>18.1f}{f'≤ {budget:g}':>9}  {'ok' if value <= budget else 'OVER'}", flush=True)


if __name__ == "__main__":
    main()
