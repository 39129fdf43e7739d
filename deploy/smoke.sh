#!/usr/bin/env bash
# Tests a running stack from outside: a token, a deal that is created and won, and the deal's amount in the figures of all
# three services. Changes nothing but that it adds one deal.
#   deploy/smoke.sh                      the compose file's stack
#   REVLINE_URL=… TOKEN=… deploy/smoke.sh   any other; the token needs the role revops
set -euo pipefail

url="${REVLINE_URL:-http://127.0.0.1:8080}"
realm="${KEYCLOAK_URL:-http://localhost:8084}/realms/revline"
owner="smoke-$(date +%s)-$$"
patience=60

fail() {
  echo "smoke test failed: $*" >&2
  exit 1
}

# The value of a string field.
field() {
  sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" | head -1
}

token() {
  curl -sS "$realm/protocol/openid-connect/token" -d grant_type=password -d client_id=revline \
    -d username="${SMOKE_USER:-revops}" -d password="${SMOKE_PASSWORD:-revops}" | field access_token
}

# What the stack answers; the token goes by a file descriptor, where no list of processes shows it.
api() {
  curl -sS -m 30 -H @<(echo "Authorization: Bearer $TOKEN") -H "Content-Type: application/json" "$url/api/v1$1" "${@:2}"
}

# Asks until the answer has the owner's row with the amount, and says where.
await() {
  local what="$1" path="$2" answer="" end=$((SECONDS + patience))
  until answer="$(api "$path" || true)"; grep -q "\"key\" *: *\"$owner\".*\"1234.50\"" <<<"$answer"; do
    ((SECONDS < end)) || fail "$what does not show the deal after $patience s: $(head -c 500 <<<"$answer")"
    sleep 1
  done
  echo "ok: $what shows the deal"
}

TOKEN="${TOKEN:-$(token || true)}"
[[ -n "$TOKEN" ]] || fail "$realm gives no token for ${SMOKE_USER:-revops}"
echo "ok: a token"

currency="$(api /settings/corporate-currency | field currency)" || fail "$url gives no answer"
[[ -n "$currency" ]] || fail "$url does not tell its currency: $(api /settings/corporate-currency -i | head -c 300)"
deal="$(api /deals -d '{"name": "smoke test", "owner": "'"$owner"'", "amount": {"amount": "1234.50", "currency": "'"$currency"'"}}')" || fail "$url takes no deal"
id="$(field id <<<"$deal")"
[[ -n "$id" ]] || fail "no deal was created: $deal"
won="$(api "/deals/$id/win" -X POST)" || fail "$url does not win the deal"
[[ "$(field status <<<"$won")" == won ]] || fail "the deal was not won: $won"
echo "ok: deal $id created and won"

year="$(date -u +%Y)"
await pipeline-service "/deals/summary?groupBy=owner&status=won"
await forecast-service "/forecast/rollups?period=FY$year&groupBy=owner"
await performance-service "/performance/scorecards?groupBy=rep&period=FY$year"
