-- Asks for the pages of a table, one after the other: wrk … -- TABLE
local pages, next_page

function init(arguments)
  pages = dofile(arguments[1])
  math.randomseed(os.time())
  next_page = math.random(#pages)
end

function request()
  next_page = next_page % #pages + 1
  local page = pages[next_page]
  return wrk.format("GET", page[1], { ["Cookie"] = page[2], ["Authorization"] = page[3] })
end

function done(summary, latency, requests)
  io.write(string.format("status 200 %d\n", summary.requests - summary.errors.status))
  io.write(string.format("status 400 %d\n", summary.errors.status))
end
