"""Delivery reports in the shapes of well-known mail servers, made up by us around a message of ours."""

from uuid import UUID

FINAL = "iemand@voorbeeld.example"


def postfix(
    message: UUID, *, status: str = "5.1.1", action: str = "failed", to: str = "antwoord@hasselt.example"
) -> str:
    """As Postfix writes: the whole mail returned."""
    return f"""\
Return-Path: <>
Received: by mx.voorbeeld.example (Postfix) id 4Z; Thu, 26 Nov 2026 10:00:00 +0100 (CET)
Date: Thu, 26 Nov 2026 10:00:00 +0100 (CET)
From: MAILER-DAEMON@mx.voorbeeld.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: {to}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="4Z.1"
Message-Id: <20261126090000.4Z@mx.voorbeeld.example>

This is a MIME-encapsulated message.

--4Z.1
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.voorbeeld.example.

<{FINAL}>: host mx.voorbeeld.example said: 550 5.1.1 <{FINAL}>: User unknown

--4Z.1
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.voorbeeld.example
X-Postfix-Queue-ID: 4Z
Arrival-Date: Thu, 26 Nov 2026 09:59:59 +0100 (CET)

Final-Recipient: rfc822; {FINAL}
Original-Recipient: rfc822;{FINAL}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 <{FINAL}>: User unknown

--4Z.1
Content-Description: Undelivered Message
Content-Type: message/rfc822

Message-ID: <{message}@hasselt.example>
From: Stad Hasselt <antwoord@hasselt.example>
To: {FINAL}
Subject: Het antwoord op je vraag (7K4M-9QXD)

Dag,

--4Z.1--
"""


def exchange(message: UUID) -> str:
    """As Exchange and others write: only the headers returned, and the number only in there, folded."""
    return f"""\
From: <postmaster@voorbeeld.example>
To: <antwoord@hasselt.example>
Subject: Undeliverable: Het antwoord op je vraag
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="b1"

--b1
Content-Type: multipart/alternative; boundary="b2"

--b2
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64

Qm9vZHNjaGFwIG5pZXQgYmV6b3JnZA==

--b2--

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns;mail.voorbeeld.example

Final-Recipient: rfc822;{FINAL}
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp;552 5.2.2 mailbox full

--b1
Content-Type: text/rfc822-headers

From: Stad Hasselt <antwoord@hasselt.example>
Message-ID:
 <{message}@hasselt.example>

--b1--
"""


def away(message: UUID, to: str) -> str:
    """An out-of-office note: it comes in on the return path too, and is no report."""
    return f"""\
From: {FINAL}
To: {to}
Subject: Automatisch antwoord: ik ben er niet
Auto-Submitted: auto-replied
In-Reply-To: <{message}@hasselt.example>

Status: 5.1.1
Action: failed
"""
