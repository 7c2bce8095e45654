"""Jobs that wait for somebody else's server run beside the others, which do not notice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from claimtrack.jobs.push import APART
from claimtrack.jobs.worker import _start
from claimtrack.models import Job
from claimtrack.outbox import enqueue_job
from claimtrack.services.push.deliveries import DELIVER
from tests.desk import TrialDesk

PATIENCE = 60.0


def add_job(desk: TrialDesk, kind: str) -> int:
    with desk.writing() as session:
        job: Job = enqueue_job(session, kind=kind, arguments={}, dedupe_key=kind, now=desk.now)
        return job.id


def test_a_receiver_that_hangs_keeps_no_other_job_waiting(desk: TrialDesk) -> None:
    hanging, usual = add_job(desk, DELIVER), add_job(desk, "extract_article")
    hangs, freed, done = Event(), Event(), []

    def run(job_id: int) -> bool:
        if job_id == hanging:
            hangs.set()
            freed.wait(PATIENCE)
        done.append(job_id)
        return True

    assert DELIVER in APART
    with ThreadPoolExecutor(1) as others:
        _start(desk.database, run, others, hanging)
        assert hangs.wait(PATIENCE)
        _start(desk.database, run, others, usual)
        assert done == [usual]
        freed.set()
    assert done == [usual, hanging]


def test_a_job_that_breaks_off_takes_nothing_along(desk: TrialDesk) -> None:
    broken, next_one = add_job(desk, DELIVER), add_job(desk, "ping_hub")
    done: list[int] = []

    def run(job_id: int) -> bool:
        if job_id == broken:
            raise OSError("the disk is full")
        done.append(job_id)
        return True

    with ThreadPoolExecutor(1) as others:
        _start(desk.database, run, others, broken)
        _start(desk.database, run, others, next_one)
    assert done == [next_one]
