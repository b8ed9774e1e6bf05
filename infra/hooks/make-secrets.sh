#!/bin/sh
# Puts the secrets that are missing into the vault. What is there stays: another click-key orphans click ids, another person-key makes everybody new.
# Prints the names only. A role that was just granted takes minutes to count, hence the tries.
set -eu
: "${VAULT_NAME:?is an output of infra/main.bicep}"

random() { openssl rand -base64 48 | tr -d '\n'; }

exists() { az keyvault secret show --vault-name "$VAULT_NAME" --name "$1" --query id --output tsv >/dev/null 2>&1; }

# Given in a file that only we can read, a secret never stands in the list of processes.
umask 077
secret=$(mktemp)
trap 'rm -f "$secret"' EXIT
put() { az keyvault secret set --vault-name "$VAULT_NAME" --name "$1" --file "$secret" --encoding utf-8 --output none; }

make() {
  name=$1 prefix=$2
  if exists "$name"; then echo "$name is there."; return; fi
  { printf %s "$prefix"; random; } >"$secret"
  for pause in 10 20 40 60 0; do
    if put "$name"; then echo "$name was made."; return; fi
    sleep "$pause"
  done
  echo "$name could not be written to $VAULT_NAME: give yourself the role Key Vault Secrets Officer, and be inside the network if it is private." >&2
  exit 1
}

make click-key ''
make person-key ''
# A made secret suits preset standard-webhooks; for others write the sender's own secret over it.
for sender in ${SENDER_NAMES:-}; do make "sender-$sender" whsec_; done
for network in ${NETWORK_NAMES:-}; do make "postback-$network" ''; done
for source in ${SOURCE_SECRETS:-}; do make "source-$source" ''; done
