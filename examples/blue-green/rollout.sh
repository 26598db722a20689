#!/usr/bin/env bash
# rollout.sh IMAGE: brings a new version into service beside the old one. What blue-green.yaml does, as a script.
set -euo pipefail

image=$1
prometheus=http://prometheus.monitoring:9090
query='sum(rate(http_requests_total{namespace="shop",pod=~"shop-green-.*",code=~"5.."}[1m]))
  / sum(rate(http_requests_total{namespace="shop",pod=~"shop-green-.*"}[1m]))'

# 1. Deploy green.
kubectl set image deployment/shop-green shop="$image"
kubectl scale deployment/shop-green --replicas=3

# 2. Migrate.
kubectl exec deployment/shop-green -- npx prisma migrate deploy

# 3. Health-check green: 30 times, 2 seconds apart.
healthy=no
for _ in $(seq 30); do
    if kubectl exec deployment/shop-green -- wget -q -O /dev/null http://localhost:8080/health; then
        healthy=yes
        break
    fi
    sleep 2
done
if [ "$healthy" = no ]; then
    kubectl scale deployment/shop-green --replicas=0
    exit 1
fi

# 4. Switch the Service's selector.
kubectl patch service shop -p '{"spec":{"selector":{"color":"green"}}}'

# 5. Watch 5 minutes.
sleep 300
rate=$(curl -fsSG "$prometheus/api/v1/query" --data-urlencode "query=$query" | jq -r '.data.result[0].value[1]')

# 6. An error rate under 1 %: remove blue. Else: switch back, remove green.
if awk "BEGIN { exit !($rate < 0.01) }"; then
    kubectl delete deployment shop-blue
else
    kubectl patch service shop -p '{"spec":{"selector":{"color":"blue"}}}'
    kubectl scale deployment/shop-green --replicas=0
    exit 1
fi
