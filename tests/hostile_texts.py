"""Texts that somebody writes who wants more than to be read."""

from __future__ import annotations

from matching.checks import LONGEST_TEXT

SQL = ("'; DROP TABLE partners; --", "x' OR '1'='1", '"); DELETE FROM users; --', "%_\\")
HTML = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "<!-- <?php phpinfo(); ?> -->",
)
TEMPLATE = (
    "{{7*7}}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{value.__class__} {0} {",
    "%s%s%n %(x)s",
    "{% for %}",
)
FORMULA = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1|x",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "'=1+1",
    "\uff1d1+1",
    "=1+1;=1+1\r\n=1+1",
)
PATH = (
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/etc/passwd",
    "file:///",
)
UNICODE = (
    "\u202egpj.exe\u202c",
    "\u2066a\u2069 \u05d0\u05d1 \u0627\u0644",
    "a\u200bb\u200d\u2060\ufeffc",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b" + "\u0301" * 200,
    "\u0410dministr\u0430tor",
    "\u00e5 a\u030a \u212b",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\U0001f1e9\U0001f1f0",
    "a\u2028\u2029\u0085",
    "\U0010ffff\uffff\ufffe",
)
CONTROL = ("\x01\x02\x08", "a\x0b\x0c\x1f", "a\x7f\x9b31mb", "\x1b]0;title\x07\x1b[31mred")
LONG = ("x" * LONGEST_TEXT, "æ" * 20_000)
KEPT = (*SQL, *HTML, *TEMPLATE, *FORMULA, *PATH, *UNICODE, *CONTROL, *LONG)
"""They are texts like any other: kept and given back as they are."""
SOME = (SQL[0], HTML[0], TEMPLATE[4], FORMULA[0], FORMULA[4], PATH[0], *UNICODE[:4], *CONTROL[:2], LONG[0])
"""A few of each kind."""

TOO_LONG = "x" * (LONGEST_TEXT + 1)
NO_TEXT = ("a\x00b", "\ud800", "a\udfffb", TOO_LONG)
"""They cannot be kept, and are refused with a sentence."""


def short(text: str) -> str:
    """``text`` as the name of a test."""
    return ascii(text[:24])
