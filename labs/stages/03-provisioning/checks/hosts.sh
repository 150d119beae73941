# Does each host of the list $2 ("hostname,host,memory_gb") have a configuration under $1 with its two machines?
# With $3 = shape: and do they have the memory, the network and the nesting (machines $4) that they need?
[ -x /usr/bin/python3 ] || exit 1
python3 - "$@" <<'PY'
import json, pathlib, sys

folder, listed, *rest = sys.argv[1:]
shape = rest[:1] == ["shape"]
nested = set(rest[1].split(",")) if shape else set()


def say(key, **values):
    print("say", key, *(f"{name}={value}" for name, value in values.items()))
    sys.exit(10)


wanted = {}
for line in listed.splitlines()[1:]:
    name, host, memory = line.split(",")
    wanted.setdefault(host, {})[name] = int(memory) * 1024
found = {}
for host in wanted:
    path = pathlib.Path(folder, host, "main.tf.json")
    try:
        vms = json.loads(path.read_text())["locals"]["vms"]
        found[host] = {name: dict(vm) for name, vm in vms.items()}
    except FileNotFoundError:
        lacking = [one for one in wanted if not pathlib.Path(folder, one, "main.tf.json").exists()]
        say("absent", count=len(wanted) - len(lacking), host=host)
    except json.JSONDecodeError as error:
        say("unreadable", host=host, line=error.lineno)
    except (KeyError, TypeError, ValueError, AttributeError):
        say("nameless", host=host)
for host, vms in wanted.items():
    if not shape and set(found[host]) != set(vms):
        say("machines", host=host, found=", ".join(sorted(found[host])) or "-", wanted=", ".join(sorted(vms)))
if not shape:
    sys.exit(0)
for key, right in (
    ("memory", lambda name, vm, memory: vm.get("memory_mb") == memory),
    ("network", lambda name, vm, memory: vm.get("network") == "bridged"),
    ("nested", lambda name, vm, memory: bool(vm.get("nested")) == (name in nested)),
):
    for host, vms in wanted.items():
        for name, memory in vms.items():
            vm = found[host].get(name, {})
            if not right(name, vm, memory):
                value = vm.get({"memory": "memory_mb"}.get(key, key))
                told = json.dumps(value) if not isinstance(value, str) else value
                say(key, host=host, vm=name, found=told, wanted=memory if key == "memory" else name in nested)
PY
