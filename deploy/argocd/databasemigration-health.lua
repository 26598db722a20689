-- Argo CD's custom health check for DatabaseMigration (resource.customizations.health.kanmon.dev_DatabaseMigration).
local health = {status = "Progressing", message = "Waiting for Kanmon to look at it"}

local status = obj.status
if status == nil or status.observedGeneration ~= obj.metadata.generation then
  -- What the status says is about another spec.
  return health
end

local conditions = {}
for _, condition in ipairs(status.conditions or {}) do
  conditions[condition.type] = condition
end

local function is(type)
  return conditions[type] ~= nil and conditions[type].status == "True"
end

if conditions.Ready ~= nil then
  health.message = conditions.Ready.message
end
if status.phase == "AwaitingApproval" or status.phase == "Suspended" then
  health.status = "Suspended"
elseif is("Stalled") then
  health.status = "Degraded"
elseif is("Ready") then
  health.status = "Healthy"
end
return health
