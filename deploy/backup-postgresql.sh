#!/usr/bin/env bash
# Copies a PostgreSQL store, looks whether the copy can be read, and keeps the newest. Usage: backup-postgresql.sh FOLDER [KEEP]
set -euo pipefail
folder=${1:?name a folder}
keep=${2:-14}
umask 077
mkdir -p "$folder"
target="$folder/strongback-$(date -u +%Y-%m-%dT%H%M%SZ).dump"
pg_dump --format=custom --file="$target.new" "${STRONGBACK_DATABASE_URL:?name the database}"
pg_restore --list "$target.new" > /dev/null
mv "$target.new" "$target"
ls -1 "$folder"/strongback-*.dump | head -n "-$keep" | xargs -r rm --
echo "$target"
