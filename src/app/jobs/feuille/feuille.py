# SPDX-License-Identifier: EUPL-1.2
# feuille.py FOLDER: FOLDER/page.html becomes FOLDER/page.pdf. What the page asks for is given where its
# address is "vigie:" or "vigie:/" and the name of a file in FOLDER/avec; anything else is refused, and its address
# written to FOLDER/refused, one a line. Run with -I: nothing of the environment is read.
import mimetypes
import os
import sys

from weasyprint import HTML

folder = sys.argv[1]
own = os.path.join(folder, "avec")
names = set(os.listdir(own))
mimetypes.add_type("font/woff2", ".woff2")


def fetch(url, *_, **__):
    scheme, _, name = url.partition(":")
    name = name.removeprefix("/")
    if scheme == "vigie" and name in names:
        with open(os.path.join(own, name), "rb") as file:
            return {"string": file.read(), "mime_type": mimetypes.guess_type(name)[0]}
    with open(os.path.join(folder, "refused"), "a", encoding="utf-8") as refused:
        refused.write(url[:500] + "\n")
    raise ValueError("not one of ours")


HTML(filename=os.path.join(folder, "page.html"), base_url="vigie:", encoding="utf-8",
     url_fetcher=fetch).write_pdf(os.path.join(folder, "page.pdf"))
