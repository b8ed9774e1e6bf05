#!/bin/sh
# azd publishes with "dotnet publish", which takes Flavour from the environment. Without it the local flavour would go to Azure, where it cannot run.
set -eu
[ "${Flavour:-}" = Azure ] && exit 0
echo 'Set Flavour=Azure in this shell (export Flavour=Azure) and run azd again: azd would publish the local flavour.' >&2
exit 1
