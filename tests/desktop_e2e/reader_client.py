"""The far end of `reader.Reader`: a client of the accessibility bus, as a screen reader is one.

Runs under the system's Python, the one that has pyatspi. Reads one JSON request a line and answers in one JSON line.
"""

import json
import sys

import pyatspi
from gi.repository import Atspi, GLib

INTERFACES = {"text": "queryText", "action": "queryAction"}


def the_program():
    """The program under test; None as long as it is not on the bus."""
    found = [app for app in pyatspi.Registry.getDesktop(0) if app is not None and app.name.lower() == "evenfoot"]
    for app in found:
        # Qt does not tell of every change, so nothing may be kept here.
        app.set_cache_mask(Atspi.Cache.NONE)
    return found[-1] if found else None


def asked(node, interface):
    """One interface of a node; None where it has not got it."""
    try:
        return getattr(node, INTERFACES[interface])()
    except NotImplementedError:
        return None


def labels(node):
    """The names of what labels a node."""
    relations = [one for one in node.getRelationSet() if one.getRelationType() == pyatspi.RELATION_LABELLED_BY]
    return [one.getTarget(number).name for one in relations for number in range(one.getNTargets())]


def described(node, path):
    """What a screen reader can know of one node."""
    states = [pyatspi.stateToString(state) for state in node.getState().getStates()]
    action, text = (asked(node, interface) for interface in ("action", "text"))
    actions = range(action.nActions) if action else ()
    return {
        "path": path,
        "role": node.getRoleName(),
        "name": node.name,
        "labels": labels(node),
        "description": node.description,
        "states": states,
        "actions": [action.getName(number) for number in actions],
        "keys": sorted({action.getKeyBinding(number) for number in actions} - {""}),
        "text": text.getText(0, -1) if text else "",
    }


def walked(node, path=()):
    """`node` and all that can be seen below it, from top to bottom."""
    if node is None:
        return
    here = described(node, list(path))
    if "showing" not in here["states"] and here["role"] not in ("application", "frame", "table cell", "list item"):
        return
    yield here
    for number in range(node.childCount):
        yield from walked(node.getChildAtIndex(number), (*path, number))


def past_the_end(node):
    """Ask everything that can be seen for one more child than it has; how many were asked."""
    node.getChildAtIndex(node.childCount)
    inside = (node.getChildAtIndex(number) for number in range(node.childCount))
    return 1 + sum(past_the_end(one) for one in inside if one is not None)


def at(path):
    """The node that a walk found at `path`."""
    node = the_program()
    for number in path:
        node = node.getChildAtIndex(number)
    return node


class Client:
    """Answers requests, and writes down what the program announces and where the focus goes meanwhile."""

    def __init__(self):
        self.heard, self.focused = [], []
        pyatspi.Registry.registerEventListener(self.hear, "object:announcement")
        pyatspi.Registry.registerEventListener(self.follow, "object:state-changed:focused")

    def hear(self, event):
        """Keep the sentence that would be spoken."""
        self.heard.append(str(event.any_data))

    def follow(self, event):
        """Keep the name of what got the focus."""
        if event.detail1:
            self.focused.append(event.source.name)

    def answer(self, request):
        """The reply to one request."""
        match request["do"]:
            case "look":
                program = the_program()
                return list(walked(program)) if program else []
            case "press":
                action = at(request["path"]).queryAction()
                names = [action.getName(number) for number in range(action.nActions)]
                return action.doAction(names.index(request["action"]))
            case "ask too late":
                return past_the_end(the_program())
            case "heard":
                return self.heard
            case "focused":
                return self.focused
        raise ValueError(request)

    def listen(self, source, _condition):
        """Take one request from `source`; end where there are no more."""
        line = source.readline()
        if not line:
            pyatspi.Registry.stop()
            return False
        try:
            reply = {"reply": self.answer(json.loads(line))}
        except Exception as error:  # noqa: BLE001 - a node may be gone by now: the other side asks again.
            reply = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(reply), flush=True)
        return True


if __name__ == "__main__":
    GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, Client().listen)
    pyatspi.Registry.start()
