"""Asks one LibreOffice process about many Word files.

Run by the system's python3 (it needs python3-uno). Reads one JSON request a line from standard input:
  {"id": 1, "do": "look" | "reject" | "accept" | "export", "path": "...", "to": "..."}
and writes one JSON answer a line: {"id": 1, "answer": {...}} or {"id": 1, "error": "..."}.
Ends, and ends its LibreOffice, when standard input closes.
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zipfile

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException

START_SECONDS = 90
# The largest file of the corpus takes about ten seconds.
REQUEST_SECONDS = 60
FILTER = "MS Word 2007 XML"


def prop(name, value):
    item = PropertyValue()
    item.Name, item.Value = name, value
    return item


class Office:
    """A LibreOffice process of our own, with its own profile folder."""

    count = 0

    def __init__(self):
        Office.count += 1
        self.folder = tempfile.mkdtemp(prefix="tenderlint-office-")
        self.pipe = "tenderlint%d-%d" % (os.getpid(), Office.count)
        self.process = None
        self.desktop = None

    def start(self):
        program = os.environ.get("SOFFICE") or shutil.which("soffice") or "/usr/lib/libreoffice/program/soffice"
        self.process = subprocess.Popen(
            [
                program,
                "-env:UserInstallation=file://" + self.folder,
                "--headless",
                "--norestore",
                "--nologo",
                "--nodefault",
                "--accept=pipe,name=%s;urp;" % self.pipe,
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                context = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % self.pipe)
                break
            except NoConnectException:
                if self.process.poll() is not None:
                    raise RuntimeError("soffice ended at once, status %d" % self.process.returncode)
                if time.monotonic() > deadline:
                    raise RuntimeError("soffice did not answer in %d s" % START_SECONDS)
                time.sleep(0.1)
        manager = context.ServiceManager
        self.create = lambda service: manager.createInstanceWithContext(service, context)
        self.desktop = self.create("com.sun.star.frame.Desktop")

    def stop(self):
        try:
            if self.desktop is not None:
                self.desktop.terminate()
        except Exception:
            pass
        if self.process is not None:
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def kill(self):
        # soffice is a script around soffice.bin: both are in the session that Popen opened for us.
        os.killpg(self.process.pid, signal.SIGKILL)

    def open(self, path):
        """Loads a copy, without a view: LibreOffice leaves a lock file beside what it opens, and the packages without
        a user interface crash when they draw a comment."""
        copy = os.path.join(self.folder, "copy.docx")
        shutil.copyfile(path, copy)
        document = self.create("com.sun.star.comp.Writer.TextDocument")
        try:
            document.load((prop("URL", uno.systemPathToFileUrl(copy)), prop("FilterName", FILTER), prop("MacroExecutionMode", 0)))
        except DisposedException:
            raise
        except Exception as error:
            raise RuntimeError("LibreOffice does not load the file: %s" % error)
        return document

    def dispatch(self, document, command):
        """Runs a command of the menus; it needs a view, and for that the comments must go."""
        document.RecordChanges = False
        for field in annotations(document):
            field.dispose()
        self.desktop.loadComponentFromURL("private:object", "_blank", 0, (prop("Model", document), prop("Hidden", True)))
        frame = document.CurrentController.Frame
        self.create("com.sun.star.frame.DispatchHelper").executeDispatch(frame, command, "", 0, ())


def annotations(document):
    fields = document.TextFields.createEnumeration()
    found = []
    while fields.hasMoreElements():
        field = fields.nextElement()
        if field.supportsService("com.sun.star.text.textfield.Annotation"):
            found.append(field)
    return found


def text_of(paragraph, careful):
    """The text of a paragraph without the numbers of its notes. The property String leaves out what stands in content
    controls; asking for every portion is slow, and done where there are some, or notes."""
    return portions_text(paragraph) if careful else paragraph.String


def portions_text(holder):
    portions = holder.createEnumeration()
    text = ""
    while portions.hasMoreElements():
        portion = portions.nextElement()
        kind = portion.TextPortionType
        if kind == "ContentControl":
            text += portions_text(portion.ContentControl)
        elif kind != "Footnote":
            text += portion.String
    return text


def paragraphs_of(text, out, place, careful):
    """Walks a text in reading order: paragraphs, and the cells of its tables."""
    cursor = text.createEnumeration()
    while cursor.hasMoreElements():
        item = cursor.nextElement()
        if item.supportsService("com.sun.star.text.TextTable"):
            for name in item.CellNames:
                paragraphs_of(item.getCellByName(name), out, place, careful)
        elif item.supportsService("com.sun.star.text.Paragraph"):
            label = getattr(item, "ListLabelString", "")
            out.append({"place": place, "text": text_of(item, careful), "label": label})


def all_paragraphs(document, controls):
    out = []
    careful = controls or document.Footnotes.Count + document.Endnotes.Count > 0
    paragraphs_of(document.Text, out, "body", careful)
    for place, group in (("footnote", document.Footnotes), ("endnote", document.Endnotes)):
        for i in range(group.Count):
            paragraphs_of(group.getByIndex(i), out, place, controls)
    styles = document.StyleFamilies.getByName("PageStyles")
    for i in range(styles.Count):
        style = styles.getByIndex(i)
        for side in ("Header", "Footer"):
            if not getattr(style, side + "IsOn", False):
                continue
            names = [side + "Text"]
            if not getattr(style, side + "IsShared"):
                names.append(side + "TextLeft")
            if not getattr(style, "FirstIsShared", True):
                names.append(side + "TextFirst")
            for name in names:
                text = getattr(style, name, None)
                if text is not None:
                    paragraphs_of(text, out, side.lower(), controls)
    out.extend(boxes(document, controls))
    return out


def boxes(document, controls):
    """The paragraphs of text boxes and frames. A box is listed as a shape, as a frame or as both, depending on whether
    the document has a view: what both have counts once."""
    frames, shapes = [], []
    texts = [(frames, document.TextFrames.getByIndex(i)) for i in range(document.TextFrames.Count)]
    for i in range(document.DrawPage.Count):
        shape = document.DrawPage.getByIndex(i)
        if shape.supportsService("com.sun.star.text.TextFrame"):
            if not document.TextFrames.hasByName(shape.Name):
                texts.append((frames, shape))
        else:
            texts.append((shapes, getattr(shape, "TextBoxContent", None) or shape))
    for place, text in texts:
        if hasattr(text, "createEnumeration"):
            found = []
            paragraphs_of(text, found, "box", controls)
            if any(paragraph["text"] for paragraph in found):
                place.append(found)
    for found in shapes:
        if found in frames:
            frames.remove(found)
    return [paragraph for found in frames + shapes for paragraph in found]


def date_of(stamp):
    return "%04d-%02d-%02dT%02d:%02d:%02dZ" % (
        stamp.Year,
        stamp.Month,
        stamp.Day,
        stamp.Hours,
        stamp.Minutes,
        stamp.Seconds,
    )


def comments(document):
    found = []
    for field in annotations(document):
        found.append(
            {
                "author": field.Author,
                "text": field.Content,
                "date": date_of(field.DateTimeValue),
                "anchor": field.Anchor.String,
            }
        )
    return found


def redlines(document):
    found = []
    lines = document.Redlines.createEnumeration()
    while lines.hasMoreElements():
        line = lines.nextElement()
        text = None
        try:
            start, end = line.RedlineStart, line.RedlineEnd
            cursor = start.Text.createTextCursorByRange(start)
            cursor.gotoRange(end, True)
            text = cursor.String
        except Exception:
            pass
        found.append({"author": line.RedlineAuthor, "type": line.RedlineType, "text": text})
    return found


def has_controls(path):
    with zipfile.ZipFile(path) as archive:
        return any(name.endswith(".xml") and b"sdtContent" in archive.read(name) for name in archive.namelist())


def run(office, request):
    controls = has_controls(request["path"])
    document = office.open(request["path"])
    try:
        do = request["do"]
        if do == "export":
            # What is struck out stands in an export too: the text is wanted as it reads when all is accepted.
            office.dispatch(document, ".uno:AcceptAllTrackedChanges")
            target = uno.systemPathToFileUrl(os.path.abspath(request["to"]))
            document.storeToURL(target, (prop("FilterName", "Text (encoded)"), prop("FilterOptions", "UTF8,LF,,,")))
            return {}
        if do in ("reject", "accept"):
            word = "Reject" if do == "reject" else "Accept"
            office.dispatch(document, ".uno:%sAllTrackedChanges" % word)
            return {"paragraphs": all_paragraphs(document, controls), "redlines": redlines(document)}
        return {
            "paragraphs": all_paragraphs(document, controls),
            "comments": comments(document),
            "redlines": redlines(document),
        }
    finally:
        try:
            document.close(True)
        except DisposedException:
            pass


def main():
    office = Office()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        office.start()
        print(json.dumps({"id": 0, "answer": "ready"}), flush=True)
        for line in sys.stdin:
            request = json.loads(line)
            watch = threading.Timer(REQUEST_SECONDS, office.kill)
            watch.start()
            try:
                reply = {"id": request["id"], "answer": run(office, request)}
            except DisposedException:
                # The process died over this file: say so and go on with a fresh one.
                reply = {"id": request["id"], "error": "LibreOffice crashed, or did not answer in %d s" % REQUEST_SECONDS}
                office.stop()
                office = Office()
                office.start()
            except Exception as error:
                reply = {"id": request["id"], "error": "%s: %s" % (type(error).__name__, error)}
            finally:
                watch.cancel()
            print(json.dumps(reply), flush=True)
    finally:
        office.stop()


main()
