#!/bin/sh
# Subscribes ImportCsv to the inbox. The key in the address is made by the host when the code first runs, hence the tries.
set -eu
: "${AZURE_RESOURCE_GROUP:?}" "${APP_NAME:?}" "${TOPIC_NAME:?}" "${ADDRESS:?}"
cd "$(dirname "$0")/.."

for pause in 15 30 60 60 0; do
  # Wakes the app: the subscription is checked by a call that an app which sleeps may answer too late.
  curl --silent --output /dev/null --max-time 60 "$ADDRESS/health" || true
  if az deployment group create --resource-group "$AZURE_RESOURCE_GROUP" --name inbox --template-file inbox.bicep \
      --parameters topicName="$TOPIC_NAME" appName="$APP_NAME" --output none; then
    echo "Files in container imports are imported as they come. Dashboard: $ADDRESS/dashboard/"
    exit 0
  fi
  sleep "$pause"
done
echo 'The inbox could not be connected; files are found every ten minutes all the same. Run infra/hooks/connect-inbox.sh again.' >&2
exit 1
