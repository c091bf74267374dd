-- Books anybody's slots, each booking with a key of its own: wrk … -- TABLE NAME
local threads = {}
local customers, name, count

function setup(thread)
  table.insert(threads, thread)
  thread:set("number", #threads)
end

function init(arguments)
  customers = dofile(arguments[1])
  name = arguments[2]
  count = 0
  statuses = {}
  math.randomseed(os.time() + number * 7919)
end

function request()
  count = count + 1
  local customer = customers[math.random(#customers)]
  local slot = customer[math.random(3, #customer)]:gsub(":", "%%%%3A")
  local body = customer[2]:gsub("SLOT", slot):gsub("NAME", name .. "-" .. number .. "-" .. count)
  return wrk.format("POST", "/appointments", {
    ["Cookie"] = customer[1],
    ["Content-Type"] = "application/x-www-form-urlencoded",
  }, body)
end

function response(status)
  statuses[status] = (statuses[status] or 0) + 1
end

function done(summary, latency, requests)
  local all = {}
  for _, thread in ipairs(threads) do
    for status, times in pairs(thread:get("statuses")) do
      all[status] = (all[status] or 0) + times
    end
  end
  for status, times in pairs(all) do
    io.write(string.format("status %d %d\n", status, times))
  end
end
