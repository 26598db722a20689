-- Argo CD's custom health check for MigrationResolution (resource.customizations.health.kanmon.dev_MigrationResolution).
local health = {status = "Progressing", message = "Waiting for Kanmon to look at it"}

local status = obj.status
if status == nil or status.observedGeneration ~= obj.metadata.generation then
  -- What the status says is about another spec.
  return health
end

local byPhase = {
  AwaitingDecision = "Suspended",
  Resolved = "Healthy",
  Failed = "Degraded",
}

for _, condition in ipairs(status.conditions or {}) do
  if condition.type == "Ready" then
    health.message = condition.message
  end
end
health.status = byPhase[status.phase] or "Progressing"
return health
