"""Clean one PDF in a process of its own, which may use so much time and memory and no more.

    python -m contactforms.topics.attachments.pdf_worker < in.pdf > out.pdf

A PDF can be made to keep its reader busy for hours; here only this process ends. Exit status 3: refused, the
reason on the error output.
"""

import resource
import sys

REFUSED = 3
MAX_MEMORY = 1024 * 1024 * 1024
MAX_SECONDS = 20


def main() -> int:
    """Read, clean, write."""
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    from contactforms.topics.attachments.pdf_cleaning import PdfRefused, clean_pdf

    try:
        cleaned = clean_pdf(sys.stdin.buffer.read())
    except PdfRefused as refused:
        sys.stderr.write(str(refused))
        return REFUSED
    sys.stdout.buffer.write(cleaned)
    return 0


if __name__ == "__main__":
    import logging

    logging.disable(logging.CRITICAL)  # pypdf quotes what it reads
    sys.exit(main())
