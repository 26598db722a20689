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

-- Nothing goes on until a person says so, and nothing is wrong: a plan, a switch, a pause.
local resting = {AwaitingApproval = true, Suspended = true}

if conditions.Ready ~= nil then
  health.message = conditions.Ready.message
end
if is("Stalled") then
  health.status = "Degraded"
elseif is("Ready") then
  -- Also with the reason ContractHeld: what is held is not needed yet.
  health.status = "Healthy"
elseif resting[status.phase] then
  health.status = "Suspended"
end
return health
