"""Pages answer while the market is still being read; one that needs it says so and comes again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import httpx

from tests.api.small_market import PARTNERS, store
from tests.web.site import BROWSER, Site, shown

PROGRAM = """
import sys
import api.market
from api.server import serve

build = api.market.build_market

def build_when_told(*given):
    sys.stdin.readline()
    return build(*given)

api.market.build_market = build_when_told
listening = api.server.address_of
api.server.address_of = lambda listener: print(listening(listener), flush=True) or listening(listener)
serve(port=0, database_url=sys.argv[1], ready=lambda address: print("warm", flush=True))
"""


def test_page_of_the_market_says_that_it_comes(site: Site) -> None:
    answer = site.browser().get("/partners")
    assert "One moment, please" in shown(answer, 503)
    assert answer.headers["refresh"] == answer.headers["retry-after"] == "3"
    assert "Et øjeblik" in shown(site.browser(Accept_Language="da").get("/partners"), 503)


def test_pages_that_need_no_market_are_there_at_once(site: Site) -> None:
    browser = site.browser("broker of its centre")
    for path in ("/", "/partners/ngo-1", "/partners/ngo-1/edit", "/account/password"):
        shown(browser.get(path))


def test_server_answers_pages_while_it_reads_the_market(sqlite_url: str) -> None:
    store(sqlite_url, PARTNERS)
    command = [sys.executable, "-c", PROGRAM, sqlite_url]
    with subprocess.Popen(
        command, cwd=Path(__file__).parents[2], stdin=-1, stdout=-1, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        with httpx.Client(base_url=address, headers=BROWSER, timeout=30) as browser:
            shown(browser.get("/"))
            shown(browser.get("/partners"), 503)
            assert browser.get("/readyz").status_code == 503
            print(file=process.stdin, flush=True)
            assert process.stdout.readline() == "warm\n"
            assert "No partners to see yet" in shown(browser.get("/partners"))
        process.terminate()
        assert process.wait(timeout=20) == 0
