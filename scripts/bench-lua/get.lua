-- Asks for the pages of a table, one after the other: wrk … -- TABLE
local requests, next_request

function init(arguments)
  -- Written once: what the load costs is missing from what is measured.
  requests = {}
  for _, page in ipairs(dofile(arguments[1])) do
    local headers = { ["Cookie"] = page[2], ["Authorization"] = page[3] }
    table.insert(requests, wrk.format("GET", page[1], headers))
  end
  math.randomseed(os.time())
  next_request = math.random(#requests)
end

function request()
  next_request = next_request % #requests + 1
  return requests[next_request]
end

function done(summary, latency, requests)
  io.write(string.format("status 200 %d\n", summary.requests - summary.errors.status))
  io.write(string.format("status 400 %d\n", summary.errors.status))
end
