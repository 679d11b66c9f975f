-- Plays requests that were made beforehand and checks every answer.
-- Arguments: file of requests ("<length>\n<bytes>" each), expected status, text that every answer contains.

local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  requests = io.open(arguments[1], "rb")
  expected, contained = tonumber(arguments[2]), arguments[3]
  wrong, ran_out, example = 0, 0, ""
  probing = true
end

local function take()
  local length = requests:read("*l")
  return length and requests:read(tonumber(length))
end

function request()
  -- wrk asks once before it begins, to see what kind of script this is, and sends nothing.
  if probing then
    probing, first = false, take()
    return first
  end
  local one = first or take()
  first = nil
  if one then return one end
  ran_out = ran_out + 1
  wrk.thread:stop()
  return "GET /healthz/server HTTP/1.1\r\nHost: localhost\r\n\r\n"
end

function response(status, headers, body)
  if status ~= expected or not body:find(contained, 1, true) then
    wrong = wrong + 1
    if example == "" then example = status .. " " .. body:sub(1, 300) end
  end
end

function done(summary, latency)
  local errors, thread = summary.errors, threads[1]
  io.write(string.format(
    '\nRESULT {"requests": %d, "microseconds": %d, "p50": %d, "p99": %d, "wrong": %d, "broken": %d, "ran_out": %d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), thread:get("wrong"),
    errors.connect + errors.read + errors.write + errors.timeout, thread:get("ran_out")))
  io.write("EXAMPLE " .. thread:get("example"):gsub("%s+", " ") .. "\n")
end
