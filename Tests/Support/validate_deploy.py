"""Checks what is deployed with: the compose file, the Dockerfile, the Kubernetes manifests.

usage: validate_deploy.py PROJECT    (exit status 1 and the faults on standard error where something is wrong)
"""

import json
import pathlib
import subprocess
import sys

import compose_spec
import yaml

project = pathlib.Path(sys.argv[1])
faults = []

compose = yaml.safe_load((project / "docker-compose.yml").read_text(encoding="utf-8"))
try:
    compose_spec.PyCompose.from_json(json.dumps(compose)).validate()
except ValueError as error:
    faults.append(f"docker-compose.yml: {error}")
services = compose["services"]
for name, service in services.items():
    for other in service.get("depends_on", {}):
        if other not in services:
            faults.append(f"docker-compose.yml: {name} depends on {other}, which is not there")
    for volume in service.get("volumes", []):
        source = volume.split(":")[0]
        if source.startswith("./"):
            if not (project / source).exists():
                faults.append(f"docker-compose.yml: {name} mounts {source}, which is not there")
        elif source not in compose["volumes"]:
            faults.append(f"docker-compose.yml: {name} mounts the volume {source}, which is not declared")

tools = pathlib.Path(sys.executable).parent
commands = [[tools / "hadolint", "deploy/Dockerfile"]]
commands += [
    [tools / "kubernetes-validate", "--strict", manifest.relative_to(project)]
    for manifest in sorted((project / "deploy/kubernetes").glob("*.yaml"))
]
for command in commands:
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        faults.append(f"{command[-1]}: {done.stdout}{done.stderr}")

for fault in faults:
    print(fault, file=sys.stderr)
sys.exit(1 if faults else 0)
