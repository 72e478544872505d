/**
 * Claims a key for an owner; the owner may claim it again, which starts its lease again. KEYS: the claim; ARGV: the owner's
 * mark, lease in ms. `granted`, `held` or `settled`.
 */
export const CLAIM = `
local mark = redis.call('GET', KEYS[1])
if mark == 'settled' then return 'settled' end
if mark and mark ~= ARGV[1] then return 'held' end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 'granted'`;

/**
 * Takes from a bucket (window.ts in Lua) by Redis's clock, so that processes agree. KEYS: the bucket, a hash;
 * ARGV: cost, limit, window in ms. 1 or 0.
 */
export const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local cost, limit, window = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local current, spent = math.floor(now * 12 / window), 0
local held = redis.call('HGETALL', KEYS[1])
for i = 1, #held, 2 do
  local slice = tonumber(held[i])
  if slice and slice >= current - 12 then spent = spent + tonumber(held[i + 1])
  else redis.call('HDEL', KEYS[1], held[i]) end
end
if spent + cost > limit then return 0 end
redis.call('HINCRBY', KEYS[1], string.format('%.0f', current), cost)
redis.call('PEXPIRE', KEYS[1], 2 * window)
return 1`;

/** Puts a value at the front of a list. KEYS: the list; ARGV: value, most entries, time to live in ms. */
export const PUSH = `
redis.call('LPUSH', KEYS[1], ARGV[1])
redis.call('LTRIM', KEYS[1], 0, ARGV[2] - 1)
redis.call('PEXPIRE', KEYS[1], ARGV[3])`;
